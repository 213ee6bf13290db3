/**
 * Why the server did not start, or could not go on: one line for the operator and a number for the script
 * that started it. docs/operations.md lists the numbers; they are a contract, so never reuse one.
 */
export const exitCodes = {
  /** A wrong environment variable, or a runtime older than Node 24. */
  badConfiguration: 64,
  /** The province pack does not parse or contradicts itself. */
  badProvincePack: 65,
  /** The external database cannot be reached, or the embedded one cannot be started. */
  databaseUnreachable: 69,
  /** A fault of the program itself, not of its surroundings. */
  internal: 70,
  /** Another server uses the same data folder or the same database. */
  alreadyRunning: 73,
  /** The database was migrated by newer code than this. */
  newerSchema: 75,
  /** Something else listens on HOST:PORT. */
  portBusy: 76,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The only error that `start` prints without a stack trace: the message is the whole explanation. */
export class StartupError extends Error {
  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StartupError';
    this.exitCode = exitCode;
  }
}

/** The line and the exit code for whatever ended the start: known reasons in words, the rest as itself. */
export function explainStartFailure(error: unknown): { line: string; exitCode: ExitCode } {
  if (error instanceof StartupError) return { line: error.message, exitCode: error.exitCode };
  const { code, address, port } = error as { code?: unknown; address?: unknown; port?: unknown };
  const place = `${String(address)}:${String(port)}`;
  if (code === 'EADDRINUSE') {
    return {
      line: `Another program already listens on ${place}: stop it, or choose another PORT.`,
      exitCode: exitCodes.portBusy,
    };
  }
  if (code === 'EADDRNOTAVAIL' || (code === 'EACCES' && port !== undefined)) {
    return {
      line: `The server may not listen on ${place} (${code}): choose another HOST or PORT.`,
      exitCode: exitCodes.badConfiguration,
    };
  }
  const reason = error instanceof Error ? error.message : String(error);
  return { line: `The server did not start: ${reason}`, exitCode: exitCodes.internal };
}
