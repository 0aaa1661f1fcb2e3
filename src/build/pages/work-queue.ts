/** Work that goes on beside its caller's. What fails in it fails the caller that adds or ends next. */
export interface WorkQueue {
  /** Takes work that has begun; waits only while more than the limit is open. */
  add(work: Promise<unknown>): Promise<void>;
  /** Waits for all of it. */
  end(): Promise<void>;
}

/** A queue in which at most `limit` pieces of work are open. */
export function createWorkQueue(limit: number): WorkQueue {
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
