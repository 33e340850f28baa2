/** An EventSource whose server is the test. */
export class ScriptedSource extends EventTarget {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSED = 2;
  static opened: ScriptedSource[] = [];

  static reset(): void {
    ScriptedSource.opened = [];
  }

  static get last(): ScriptedSource {
    const source = ScriptedSource.opened.at(-1);
    if (!source) throw new Error('nothing was opened');
    return source;
  }

  readyState: number = ScriptedSource.CONNECTING;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;

  constructor() {
    super();
    ScriptedSource.opened.push(this);
  }

  answer(): void {
    this.readyState = ScriptedSource.OPEN;
    this.onopen?.();
  }

  send(name: string, data: unknown): void {
    this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(data) }));
  }

  /** The stream breaks and the browser tries again by itself. */
  break(): void {
    this.readyState = ScriptedSource.CONNECTING;
    this.onerror?.();
  }

  /** The browser gives up, as it does after any status but 200. */
  refuse(): void {
    this.readyState = ScriptedSource.CLOSED;
    this.onerror?.();
  }

  close(): void {
    this.readyState = ScriptedSource.CLOSED;
  }
}
