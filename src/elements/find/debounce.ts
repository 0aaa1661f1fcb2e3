/** Runs a task once no call has come for a while. */
export interface Debounced {
  call: () => void;
  cancel: () => void;
}

/** A task that waits until its caller has been quiet for so many milliseconds. */
export function debounce(task: () => void, milliseconds: number): Debounced {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = () => clearTimeout(timer);
  return {
    call: () => {
      cancel();
      timer = setTimeout(task, milliseconds);
    },
    cancel,
  };
}
