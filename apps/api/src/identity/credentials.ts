import { Inject, Injectable } from '@nestjs/common';
import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyReply } from 'fastify';
import { CONFIG, type Config } from '../config.js';
import { sessionOf, signInNeeded, type Caller } from './caller.js';
import { Callers } from './callers.js';

const WEEK_S = 7 * 24 * 3600;

/** Reads who is calling out of a request's headers, and writes the session cookie. */
@Injectable()
export class Credentials {
  private readonly secure: boolean;
  private readonly cookieName: string;

  constructor(
    private readonly callers: Callers,
    @Inject(CONFIG) config: Config,
  ) {
    this.secure = config.publicUrl?.startsWith('https:') ?? false;
    this.cookieName = this.secure ? '__Host-twotrack' : 'twotrack';
  }

  async callerOf({ headers }: { headers: IncomingHttpHeaders }): Promise<Caller | null> {
    const bearer = /^Bearer (\S{1,100})$/i.exec(headers.authorization ?? '')?.[1];
    if (bearer) return this.callers.byToken(bearer);
    const session = this.sessionIn(headers.cookie);
    return session ? this.callers.bySession(session) : null;
  }

  /** The Set-Cookie value that keeps, or with null ends, a session. */
  cookie(secret: string | null): string {
    const end = secret === null ? 'Max-Age=0' : `Max-Age=${WEEK_S}`;
    return `${this.cookieName}=${secret ?? ''}; Path=/; HttpOnly; SameSite=Lax; ${end}${this.secure ? '; Secure' : ''}`;
  }

  /** Keeps a session that has just begun in the browser, and answers whose it is. */
  async welcome(secret: string, reply: FastifyReply) {
    void reply.header('set-cookie', this.cookie(secret));
    const caller = await this.callers.bySession(secret);
    if (!caller) throw signInNeeded();
    return sessionOf(caller);
  }

  private sessionIn(cookies: string | undefined): string | null {
    for (const pair of cookies?.split(';') ?? []) {
      const [name, value] = pair.trim().split('=', 2);
      if (name === this.cookieName && value) return value.length <= 100 ? value : null;
    }
    return null;
  }
}
