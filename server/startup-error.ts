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
