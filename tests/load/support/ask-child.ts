import type { ChildProcess } from 'node:child_process';

/** A child that says nothing for so long is stuck, milliseconds. */
const PATIENCE_MS = 60_000;

/** Asks a child process over IPC and waits for its answer to that question. @throws what it answers, its end, its silence. */
export function askChild<T>(child: ChildProcess, question: string, patience = PATIENCE_MS): Promise<T> {
  const answer = answerOf<T>(child, question, patience);
  child.send(question);
  return answer;
}

/** The next answer to a question, also to one nobody asked (`ready`). */
export function answerOf<T>(child: ChildProcess, question: string, patience = PATIENCE_MS): Promise<T> {
  return new Promise((resolve, reject) => {
    const onMessage = (message: { question: string; value?: unknown; error?: string }): void => {
      if (message.question !== question) return;
      done();
      if (message.error === undefined) resolve(message.value as T);
      else reject(new Error(message.error));
    };
    const onExit = (code: number | null, signal: string | null): void => {
      done();
      reject(new Error(`process ${child.pid ?? ''} ended with ${code ?? signal ?? ''} before "${question}"`));
    };
    const onError = (error: Error): void => {
      done();
      reject(error);
    };
    const silence = setTimeout(() => {
      done();
      reject(new Error(`process ${child.pid ?? ''} is stuck: no answer to "${question}"`));
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
