import type { ChildProcess } from 'node:child_process';

/** Asks a child process over IPC and waits for its answer to that question. @throws what it answers, or its end. */
export function askChild<T>(child: ChildProcess, question: string): Promise<T> {
  const answer = answerOf<T>(child, question);
  child.send(question);
  return answer;
}

/** The next answer to a question, also to one nobody asked (`ready`). */
export function answerOf<T>(child: ChildProcess, question: string): Promise<T> {
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
    function done(): void {
      child.off('message', onMessage);
      child.off('exit', onExit);
      child.off('error', onError);
    }
    child.on('message', onMessage);
    child.once('exit', onExit);
    child.once('error', onError);
  });
}
