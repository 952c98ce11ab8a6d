import { Inject, Injectable } from '@nestjs/common';
import type { IncomingHttpHeaders } from 'node:http';
import { Refusal } from '@twotrack/shared';
import { CONFIG, isLoopback, type Config } from '../config.js';

interface Sent {
  readonly method?: string | undefined;
  readonly headers: IncomingHttpHeaders;
}

/** Pages of other sites may neither command nor listen: the answer to CSRF, and to sockets from anywhere (security.md 7, 9). */
@Injectable()
export class OwnOrigin {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Refuses a change that a page of another site sent. Reading is kept from it by the browser (no CORS headers). */
  check(request: Sent): void {
    if (request.method === 'GET' || request.method === 'HEAD') return;
    if (this.isOurs(request) && request.headers['sec-fetch-site'] !== 'cross-site') return;
    throw new Refusal(
      'forbidden',
      'foreign-origin',
      { origin: request.headers.origin },
      'This came from a page of another site.',
    );
  }

  /** True where no browser is involved, or the page is ours. */
  isOurs({ headers }: Sent): boolean {
    const { origin, host } = headers;
    if (origin === undefined) return true;
    if (this.config.publicUrl !== null) return origin === new URL(this.config.publicUrl).origin;
    if (!URL.canParse(origin)) return false;
    const page = new URL(origin);
    // without a public URL, only names that cannot be rebound to us by a foreign DNS server
    return (
      page.host === host && (isLoopback(page.hostname) || isIpAddress(page.hostname) || !isLoopback(this.config.host))
    );
  }
}

const isIpAddress = (host: string): boolean => /^[\d.]+$/.test(host) || host.startsWith('[');
