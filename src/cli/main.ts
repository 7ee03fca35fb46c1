/**
 * The command line: what can be asked and what it does. Nothing but the parser of arguments is loaded before a command is
 * known, so that help is there at once.
 */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { Environment } from './environment.js';
import { sayFailure } from './failures.js';
import { version } from './version.js';

/** Options that every command has. */
interface Common {
  readonly output?: string;
  readonly json?: true;
}

interface Run extends Common {
  readonly asOf?: string;
  readonly config?: string;
  readonly store?: string;
  readonly profile?: string;
  readonly accept?: true;
  readonly passwords?: string;
  readonly quiet?: true;
}

interface Doctor {
  readonly config?: string;
  readonly store?: string;
  readonly output?: string;
  readonly json?: true;
}

/** Runs the command and gives the exit code: 0 all complete, 1 some partial or failed, 2 usage, 3 defect, 130 stopped. */
export async function main(argv: readonly string[], environment: Environment): Promise<number> {
  let exitCode = 0;
  const program = programFor(environment, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    return sayFailure(error, environment, argv.includes('--json'));
  }
}

function programFor(environment: Environment, done: (exitCode: number) => void): Command {
  const { stdout, stderr } = environment;
  const program = new Command('evaltrail')
    .description(
      'Reads evaluation pages and documents: recommendations, management responses and key actions, each value with the place it was read from.',
    )
    .version(version())
    .exitOverride()
    .configureOutput({ writeOut: (text) => stdout.write(text), writeErr: (text) => stderr.write(text) })
    .showHelpAfterError('(evaltrail --help says what can be asked)')
    .addHelpText('after', EXAMPLES);
  addRun(program, environment, done);
  addExtract(program, environment, done);
  addFetch(program, environment, done);
  addExplain(program, environment, done);
  addDoctor(program, environment, done);
  addMemory(program, environment, done);
  return program;
}

const EXAMPLES = `
Examples:
  evaltrail run                        read everything in input/, write output/compliance.xlsx and the rest
  evaltrail extract "pages/**/*.html" --output results
  evaltrail fetch --dry-run            which addresses on the web the next run would ask
  evaltrail explain act_1f3a           where each value of a key action was read
  evaltrail history act_1f3a           every value it ever had
  evaltrail changes                    what the last run brought
  evaltrail correct act_1f3a status Completed --why "seen on site"
  evaltrail apply --dry-run            what you edited in output/compliance.xlsx
  evaltrail doctor                     whether a run can start here, and what to do if not

Exit codes: 0 all complete, 1 some partial or failed, 2 wrong usage, output or store not usable, 3 a defect of evaltrail,
4 another run holds the store, 5 an alarm kept the results back, 130 stopped.`;

const INPUT = 'files, folders, or patterns in quotation marks';

const output = () => new Option('-o, --output <folder>', 'where the results go (default: as configured, else output/)');
const config = () =>
  new Option('--config <file>', 'the configuration (default: evaltrail.config.yaml in this folder, if there is one)');
const profile = () => new Option('--profile <id>', 'the rules of the headline figures (default: undp-all-actions)');
const asOf = () =>
  new Option('--as-of <day>', 'the day the figures speak of: YYYY-MM-DD (default: today)').argParser(dayOf);
const passwords = () =>
  new Option('--passwords <file>', 'a text file with one password per line, tried on locked PDF files');
const store = () =>
  new Option(
    '--store <file>',
    'where evaltrail remembers what it has seen (default: evaltrail.db in the output folder)',
  );
const accept = () => new Option('--accept', 'publish the results in spite of alarms');
const json = () => new Option('--json', 'a summary for machines on standard output, nothing else there');
const quiet = () => new Option('-q, --quiet', 'say nothing but what went wrong');

function addRun(program: Command, environment: Environment, done: (exitCode: number) => void): void {
  const run = program
    .command('run')
    .description('read the inputs and write the records, the figures and the workbook')
    .argument('[input...]', `${INPUT} (default: input/)`);
  for (const option of [config(), store(), profile(), accept()]) run.addOption(option);
  addReading(run, 'run', environment, done);
}

function addExtract(program: Command, environment: Environment, done: (exitCode: number) => void): void {
  const extract = program
    .command('extract')
    .description('the same for exactly these inputs: one evaluation per document, nothing remembered')
    .argument('<input...>', INPUT);
  addReading(extract, 'extract', environment, done);
}

/** What both commands that read documents can be told, and what they do. */
function addReading(
  subcommand: Command,
  command: 'run' | 'extract',
  environment: Environment,
  done: (exitCode: number) => void,
): void {
  for (const option of [output(), asOf(), passwords(), json(), quiet()]) subcommand.addOption(option);
  subcommand.action(async (inputs: string[], options: Run) => {
    const { runCommand } = await import('./run-command.js');
    done(await runCommand({ command, inputs, ...options }, environment));
  });
}

function addFetch(program: Command, environment: Environment, done: (exitCode: number) => void): void {
  const fetch = program
    .command('fetch')
    .description('ask the sources on the web for what is new, and keep it; the next run reads it')
    .argument('[source...]', 'names of sources (default: all on the web)')
    .option('--dry-run', 'say which addresses would be asked, and ask none');
  for (const option of [config(), store(), output(), json(), quiet()]) fetch.addOption(option);
  fetch.action(async (sources: string[], options: Run & { dryRun?: true }) => {
    const { fetchCommand } = await import('./fetch-command.js');
    done(await fetchCommand({ sources, ...options }, environment));
  });
}

function addExplain(program: Command, environment: Environment, done: (exitCode: number) => void): void {
  program
    .command('explain')
    .description('for every field of an evaluation, recommendation or key action: value, source, place, rule')
    .argument('<id>', 'an id from the results, or the beginning of one')
    .addOption(config())
    .addOption(store())
    .addOption(new Option('-o, --output <folder>', 'where the results are (default: as configured, else output/)'))
    .addOption(new Option('--json', 'the explanation for machines'))
    .action(async (id: string, options: Remembered) => {
      const { explainCommand } = await import('./explain-command.js');
      done(await explainCommand({ id, ...options }, environment));
    });
}

function addDoctor(program: Command, environment: Environment, done: (exitCode: number) => void): void {
  program
    .command('doctor')
    .description('look whether a run can start here: machine, configuration, sources, output, store, readers')
    .option('--config <file>', 'the configuration (default: evaltrail.config.yaml in this folder, if there is one)')
    .option('--store <file>', 'what is remembered from run to run (default: as configured)')
    .option('-o, --output <folder>', 'where the results go (default: as configured)')
    .option('--json', 'the findings for machines')
    .action(async (options: Doctor) => {
      const { doctorCommand } = await import('./doctor-command.js');
      done(await doctorCommand(options, environment));
    });
}

interface Remembered extends Common {
  readonly config?: string;
  readonly store?: string;
}

/** The commands that ask or tell the store. */
function addMemory(program: Command, environment: Environment, done: (exitCode: number) => void): void {
  const withStore = (command: Command, words: string): Command =>
    [output(), config(), store(), new Option('--json', words)].reduce(
      (asked, option) => asked.addOption(option),
      command,
    );
  withStore(program.command('history'), 'the history for machines')
    .description('every value that an evaluation, recommendation or key action ever had, with its day and source')
    .argument('<id>', 'an id from the results, or the beginning of one')
    .action(async (id: string, options: Remembered) => {
      const { historyCommand } = await import('./history-command.js');
      done(await historyCommand({ id, ...options }, environment));
    });
  withStore(program.command('changes'), 'a change a line, as JSON')
    .description('what moved since the run before the last one, or since a day or run')
    .option('--since <day or run>', 'YYYY-MM-DD, or the number of a run')
    .action(async (options: Remembered & { since?: string }) => {
      const { changesCommand } = await import('./changes-command.js');
      done(await changesCommand(options, environment));
    });
  withStore(program.command('report'), 'what was written, for machines')
    .description('the results once more from the store: for any day as it was known then, any profile, any part')
    .addOption(asOf())
    .addOption(profile())
    .option(
      '--filter <conditions>',
      'key=value, several with commas: country, region, agency, type, year, evaluation, unit',
    )
    .option('--format <formats>', 'xlsx, json, csv; several with commas (default: all)')
    .option('--to <folder>', 'where the report goes (default: report-<day> in the output folder)')
    .action(
      async (
        options: Remembered & { asOf?: string; profile?: string; filter?: string; format?: string; to?: string },
      ) => {
        const { reportCommand } = await import('./report-command.js');
        done(await reportCommand(options, environment));
      },
    );
  withStore(program.command('correct'), 'what was done, for machines')
    .description('decide about a field: it wins over what the sources say, in this and every later run')
    .argument('<id>', 'an id from the results, or the beginning of one')
    .argument('<field>', 'status, dueDate, responsibleUnits, acceptance, …')
    .argument('[value]', 'as people write it: "Completed", 2023/06, "Unit A; Unit B"')
    .option('--why <reason>', 'why, for whoever reads the report')
    .option('--by <name>', 'who decides (default: the user of this computer)')
    .option('--withdraw', 'take the correction back')
    .action(async (id: string, field: string, words: string | undefined, options: Remembered & Correction) => {
      const { correctCommand } = await import('./correct-command.js');
      done(await correctCommand({ id, field, ...(words === undefined ? {} : { words }), ...options }, environment));
    });
  withStore(program.command('apply'), 'what was done, for machines')
    .description('read the edits of the workbook back: what was changed in its green columns becomes a correction')
    .argument('[workbook]', 'the edited file (default: compliance.xlsx in the output folder)')
    .option('--why <reason>', 'why, for whoever reads the report (default: edited in the workbook)')
    .option('--by <name>', 'who decides (default: the user of this computer)')
    .option('--dry-run', 'say what would be done, and do nothing')
    .addOption(
      new Option('--accept', 'decide also where the sources or somebody else moved since the workbook was written'),
    )
    .action(async (workbook: string | undefined, options: Remembered & Applying) => {
      const { applyCommand } = await import('./apply-command.js');
      done(await applyCommand({ ...(workbook === undefined ? {} : { workbook }), ...options }, environment));
    });
  withStore(program.command('replay'), 'a value that moved a line, as JSON')
    .description('read what is stored again by the rules of this version, and say which values that moves')
    .addOption(passwords())
    .action(async (options: Remembered & { passwords?: string }) => {
      const { replayCommand } = await import('./replay-command.js');
      done(await replayCommand(options, environment));
    });
}

interface Correction {
  readonly why?: string;
  readonly by?: string;
  readonly withdraw?: true;
}

interface Applying {
  readonly why?: string;
  readonly by?: string;
  readonly dryRun?: true;
  readonly accept?: true;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/u;

/** A day of the calendar, as YYYY-MM-DD. */
function dayOf(text: string): string {
  const date = new Date(`${text}T00:00:00Z`);
  if (DAY.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)) return text;
  throw new InvalidArgumentError('It takes a day, as in 2026-03-31.');
}
