/** Work that goes on beside its caller's. What fails in it fails the caller that adds or ends next. */
export interface WorkQueue {
  /** Takes work that has begun; waits only while more than the limit is open. */
  add(work: Promise<unknown>): Promise<void>;
  /** Waits for all of it. */
  end(): Promise<void>;
}

/** A queue in which at most `limit` pieces of work are open. */
export function createQueue(limit: number): WorkQueue {
  const open: Promise<unknown>[] = [];
  return {
    add: async (work) => {
      // It is waited for later; until then Node must not take its failure for one that nobody sees.
      work.catch(() => undefined);
      open.push(work);
      if (open.length > limit) await open.shift();
    },
    end: async () => {
      await Promise.all(open.splice(0));
    },
  };
}

/** Lets those who take a turn act one after another, in the order in which they took it. */
export function createTurns(): () => { comes: Promise<void>; end: () => void } {
  let last = Promise.resolve();
  return () => {
    const comes = last;
    let end = () => {};
    last = new Promise((resolve) => (end = resolve));
    return { comes, end: () => end() };
  };
}

/** Hands things over from one who makes them to one who works on them: the giver waits until the taker has asked. */
export interface Handover<T> {
  give(thing: T): Promise<void>;
  take(): Promise<T>;
  /** Nothing comes any more: fails whoever asks. */
  end(): void;
}

const ENDED = 'Something is waited for that never comes.';

/** A handover in which things come out in the order in which they went in. */
export function createHandover<T>(): Handover<T> {
  const given: { thing: T; taken: () => void }[] = [];
  const asked: { answer: (thing: T) => void; fail: (error: Error) => void }[] = [];
  let isEnded = false;
  return {
    give: async (thing) => {
      const next = asked.shift();
      if (next) next.answer(thing);
      else await new Promise<void>((taken) => given.push({ thing, taken }));
    },
    take: async () => {
      const next = given.shift();
      next?.taken();
      if (next) return next.thing;
      if (isEnded) throw new Error(ENDED);
      return new Promise((answer, fail) => asked.push({ answer, fail }));
    },
    end: () => {
      isEnded = true;
      for (const { fail } of asked.splice(0)) fail(new Error(ENDED));
    },
  };
}
