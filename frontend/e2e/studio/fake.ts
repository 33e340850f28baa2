import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const fakes = fileURLToPath(new URL('../../../tests/fakes', import.meta.url));

/** A wire of tests/fakes, by its file. */
export type Vendor = 'replicate' | 'gemini' | 'openai_chat' | 'comfyui' | 'sdcpp';

interface Account {
  total_usd: string | number;
  runs: { kind: string }[];
}

/** A maker's wire on this machine (tests/fakes): it makes real files, asks for no money and writes a bill. */
export class Fake {
  private constructor(
    private readonly child: ChildProcess,
    readonly vendor: Vendor,
    readonly url: string,
  ) {}

  static async start(vendor: Vendor): Promise<Fake> {
    const child = spawn('python3', [path.join(fakes, `${vendor}.py`), '--port', '0'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    process.once('exit', () => child.kill('SIGKILL'));
    const url = await new Promise<string>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`the fake of ${vendor} ended with ${code}`)));
      // It says its address once it listens.
      child.stdout.on('data', (data: Buffer) => {
        const address = /http:\/\/\S+/.exec(data.toString())?.[0];
        if (address !== undefined) resolve(address);
      });
    });
    return new Fake(child, vendor, url);
  }

  /** Switches of tests/fakes/README.md. */
  async set(switches: object): Promise<void> {
    const reply = await fetch(`${this.url}/_fake/switches`, {
      method: 'PUT',
      body: JSON.stringify(switches),
    });
    if (!reply.ok) throw new Error(await reply.text());
  }

  /** What its bill says, in dollars. */
  async bill(): Promise<number> {
    return Number((await this.account()).total_usd);
  }

  /** What it has made, in the order in which it was asked: "clip", "image", "text", "lipsync". */
  async made(): Promise<string[]> {
    return (await this.account()).runs.map(({ kind }) => kind);
  }

  private async account(): Promise<Account> {
    return (await (await fetch(`${this.url}/_fake/bill`)).json()) as Account;
  }

  close(): void {
    this.child.kill('SIGKILL');
  }
}
