/**
 * The errors evaltrail throws, each named by what the runner must do. What concerns one document only is a diagnostic, not
 * an error: it ends that document and nothing else.
 */

/** The root: everything thrown on purpose. `message` is a sentence, `remedy` says what to do. */
export abstract class Failure extends Error {
  abstract readonly exitCode: number;
  constructor(
    message: string,
    readonly remedy: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** The command line asks for something that cannot be: tell the person, do nothing. */
export class WrongUsage extends Failure {
  readonly exitCode = 2;
}

/** The results cannot be written: nothing of this run is kept. */
export class OutputUnwritable extends Failure {
  readonly exitCode = 2;
}

/** The store cannot be used as it is: nothing is read, nothing is changed, least of all the store. */
export class StoreUnusable extends Failure {
  readonly exitCode = 2;
}

/** Another run works on the store: this one does nothing. */
export class StoreLocked extends Failure {
  readonly exitCode = 4;
}

/** Our output breaks our contract: stop, this is our defect. */
export class Defect extends Failure {
  readonly exitCode = 3;
}

/** A signal ended the run: clean up and go. */
export class Interrupted extends Failure {
  readonly exitCode = 130;
}
