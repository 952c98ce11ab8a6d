import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { Server, type Namespace, type ServerOptions } from 'socket.io';
import { OwnOrigin } from '../http/own-origin.js';

const LARGEST_MESSAGE_FROM_CLIENT = 100_000;

/** socket.io as live.md wants it: websocket only, foreign pages turned away before the handshake, nothing served. */
export class LiveAdapter extends IoAdapter {
  private readonly origin: OwnOrigin;

  constructor(app: INestApplicationContext) {
    super(app);
    this.origin = app.get(OwnOrigin);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const server = super.createIOServer(port, {
      ...options,
      transports: ['websocket'],
      serveClient: false,
      pingInterval: 10_000,
      pingTimeout: 8_000,
      maxHttpBufferSize: LARGEST_MESSAGE_FROM_CLIENT,
      // socket.io's own `cors` does not stop a websocket from a foreign page
      allowRequest: (request, decide) => decide(null, this.origin.isOurs(request)),
    } as ServerOptions) as Server;
    // the nameless room has nothing to say, and nobody may stay in it
    server.use((_, next) => next(new Error('nothing-here')));
    return server;
  }

  /**
   * Ends the boards and lets none come back: Fastify closes the port and ends every request, but a connection that
   * became a board's is no request any more and would keep it open for ever.
   */
  override async close(server: Server | Namespace): Promise<void> {
    if (server instanceof Server) server.engine.close();
  }
}
