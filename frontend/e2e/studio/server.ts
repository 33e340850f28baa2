import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const program = path.resolve(process.env['SONGREEL_PROGRAM'] ?? path.join(root, 'build/dev/songreel'));
const web = path.resolve(process.env['SONGREEL_WEB'] ?? path.join(root, 'build/web'));

/** Where pictures go that somebody will look at. */
export const screens = path.join(root, 'build/check/screens');

/** Variables of the environment, beside those that every test needs. */
export type Settings = Readonly<Record<string, string>>;

/** One running `songreel serve`, with a folder of its own. Whoever starts it closes it. */
export class Server {
  private child: ChildProcess | undefined;
  private log = '';
  private port = 0;

  private constructor(
    readonly folder: string,
    private readonly settings: Settings,
  ) {}

  static async start(settings: Settings = {}): Promise<Server> {
    const server = new Server(await mkdtemp(path.join(tmpdir(), 'songreel-pages-')), settings);
    await server.run();
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Starts it, or starts it again: then at the same address and with all that it had. */
  async run(): Promise<void> {
    // What somebody's shell may hold would make a run differ from machine to machine.
    const kept = Object.entries(process.env).filter(([name]) =>
      ['PATH', 'HOME', 'LANG', 'TMPDIR'].includes(name),
    );
    const child = spawn(program, ['serve', '--port', String(this.port)], {
      cwd: this.folder,
      env: {
        ...Object.fromEntries(kept),
        SONGREEL_OUTPUTS: path.join(this.folder, 'outputs'),
        SONGREEL_WEB: web,
        ...this.settings,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.child = child;
    let said = '';
    process.once('exit', () => child.kill('SIGKILL'));
    this.port = await new Promise<number>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`songreel serve ended with ${code}:\n${said}`)));
      child.stderr.on('data', (data: Buffer) => {
        said += data.toString();
        this.log += data.toString();
        const port = /listening on http:\/\/[^:]+:(\d+)/.exec(said)?.[1];
        if (port !== undefined) resolve(Number(port));
      });
    });
  }

  /** As if the power had gone. */
  async kill(): Promise<void> {
    const { child } = this;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const end = once(child, 'exit');
    child.kill('SIGKILL');
    await end;
  }

  /** Also checks, where the program has sanitizers, that they had nothing to say. */
  async close(): Promise<void> {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
    if (/(Address|Leak|UndefinedBehavior)Sanitizer|runtime error:/.test(this.log)) throw new Error(this.log);
  }
}
