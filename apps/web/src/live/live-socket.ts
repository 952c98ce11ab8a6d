import { io, type Socket } from 'socket.io-client';
import type { Delta, Heads, Hello, Pull, Ready } from '@twotrack/shared';

interface FromServer {
  ready: (ready: Ready) => void;
  delta: (delta: Delta) => void;
  heads: (heads: Heads) => void;
  pull: (pull: Pull) => void;
}

export interface LiveEars extends FromServer {
  /** What to say on every join. */
  hello: () => Hello;
  up: () => void;
  down: () => void;
  /** Could not join; may be that nobody is signed in. */
  refused: () => void;
}

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 8_000;

/** The websocket that only listens. It comes back by itself, each screen at its own random time. */
export class LiveSocket {
  private readonly socket: Socket<FromServer, { hello: (hello: Hello) => void }>;
  private attempts = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private closed = false;

  constructor(private readonly ears: LiveEars) {
    const socket = (this.socket = io('/live', {
      transports: ['websocket'],
      reconnection: false,
      autoConnect: false,
      forceNew: true,
    }));
    socket.on('connect', () => {
      this.attempts = 0;
      ears.up();
      this.sayHello();
    });
    socket.on('disconnect', () => this.fallen());
    socket.on('connect_error', () => {
      ears.refused();
      this.fallen();
    });
    socket.on('ready', ears.ready);
    socket.on('delta', ears.delta);
    socket.on('heads', ears.heads);
    socket.on('pull', ears.pull);
    window.addEventListener('online', this.wake);
    window.addEventListener('pageshow', this.wake);
    document.addEventListener('visibilitychange', this.wake);
    socket.connect();
  }

  /** Now, instead of at the next try. */
  wake = (): void => {
    if (document.hidden || this.closed) return;
    if (this.socket.connected) return this.sayHello();
    clearTimeout(this.timer);
    this.attempts = 0;
    this.socket.connect();
  };

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    window.removeEventListener('online', this.wake);
    window.removeEventListener('pageshow', this.wake);
    document.removeEventListener('visibilitychange', this.wake);
    this.socket.disconnect();
  }

  private sayHello(): void {
    this.socket.emit('hello', this.ears.hello());
  }

  private fallen(): void {
    if (this.closed) return;
    this.ears.down();
    clearTimeout(this.timer);
    const pause = Math.random() * Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** this.attempts++);
    this.timer = setTimeout(() => this.socket.connect(), pause);
  }
}
