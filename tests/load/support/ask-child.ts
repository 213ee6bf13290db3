import type { ChildProcess } from 'node:child_process';

/** A question to a child process over IPC; `id` tells its answer from that of an earlier, slower one. */
export type Asked<Question extends string> = { readonly id: number; readonly question: Question };
export type Answered = { readonly id: number; readonly value?: unknown; readonly error?: string };

/** The answer nobody has to ask for: the child is ready. */
export const READY = 0;

/** A child that says nothing for so long is stuck, milliseconds. */
const PATIENCE_MS = 60_000;
let lastId = READY;

/** Asks a child and waits for the answer. @throws what it answers, its end, its silence. */
export function askChild<T>(child: ChildProcess, question: string, patience = PATIENCE_MS): Promise<T> {
  const id = ++lastId;
  const answer = answerTo<T>(child, id, patience);
  child.send({ id, question } satisfies Asked<string>);
  return answer;
}

export function answerTo<T>(child: ChildProcess, id: number, patience = PATIENCE_MS): Promise<T> {
  return new Promise((resolve, reject) => {
    const onMessage = (message: Answered): void => {
      if (message.id !== id) return;
      done();
      if (message.error === undefined) resolve(message.value as T);
      else reject(new Error(message.error));
    };
    const onExit = (code: number | null, signal: string | null): void => {
      done();
      reject(new Error(`process ${child.pid ?? ''} ended with ${code ?? signal ?? ''} instead of answering`));
    };
    const onError = (error: Error): void => {
      done();
      reject(error);
    };
    const silence = setTimeout(() => {
      done();
      reject(new Error(`process ${child.pid ?? ''} is stuck: no answer in ${patience / 1000} s`));
    }, patience);
    function done(): void {
      clearTimeout(silence);
      child.off('message', onMessage);
      child.off('exit', onExit);
      child.off('error', onError);
    }
    child.on('message', onMessage);
    child.once('exit', onExit);
    child.once('error', onError);
  });
}

/** The child's side: answers every question by its name. */
export function answerParent<Question extends string>(
  answers: Readonly<Record<Question, () => unknown>>,
): void {
  process.on('message', ({ id, question }: Asked<Question>) => {
    Promise.resolve()
      .then(() => answers[question]())
      .then(
        (value) => process.send?.({ id, value } satisfies Answered),
        (error: unknown) => process.send?.({ id, error: String(error) } satisfies Answered),
      );
  });
}
