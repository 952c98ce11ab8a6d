import {
  Injectable,
  SetMetadata,
  UseGuards,
  applyDecorators,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { isIPv6 } from 'node:net';
import { Refusal } from '@twotrack/shared';

/** So many requests of one address a minute, and as many at once; routes under one name count together. */
export interface Rate {
  readonly name: string;
  readonly perMinute: number;
}

const RATE = Symbol.for('twotrack.rate');
const MINUTE_MS = 60_000;
/** Of so many addresses it is known how much they asked; the one that is known longest is forgotten first. */
const KEPT_MAX = 20_000;

/** What each address has left, filling up again as time goes by. Of this process only. */
export class Allowance {
  private readonly kept = new Map<string, { left: number; at: number }>();

  constructor(
    private readonly perMinute: number,
    private readonly now: () => number = Date.now,
  ) {}

  /** Takes one; how many seconds to wait where none is left, else 0. */
  take(address: string): number {
    const at = this.now();
    const known = this.kept.get(address);
    const filled = known ? known.left + ((at - known.at) * this.perMinute) / MINUTE_MS : this.perMinute;
    const left = Math.min(this.perMinute, filled);
    const fits = left >= 1;
    this.kept.delete(address);
    if (this.kept.size >= KEPT_MAX) this.kept.delete(this.kept.keys().next().value!);
    this.kept.set(address, { left: fits ? left - 1 : left, at });
    return fits ? 0 : Math.ceil(((1 - left) * MINUTE_MS) / this.perMinute / 1_000);
  }
}

@Injectable()
export class RateGuard implements CanActivate {
  private readonly allowances = new Map<string, Allowance>();

  canActivate(context: ExecutionContext): boolean {
    const rate = Reflect.getMetadata(RATE, context.getHandler()) as Rate;
    const { ip } = context.switchToHttp().getRequest<FastifyRequest>();
    const wait = this.allowance(rate).take(addressOf(ip));
    if (wait === 0) return true;
    const said = `That was a lot at once. Try again in ${wait} s.`;
    throw new Refusal('too-many', 'too-many-requests', { retryAfter: wait }, said);
  }

  private allowance({ name, perMinute }: Rate): Allowance {
    const allowance = this.allowances.get(name) ?? new Allowance(perMinute);
    this.allowances.set(name, allowance);
    return allowance;
  }
}

/** For routes that anyone may use (security.md 18). Whose address counts behind a proxy says TRUST_PROXY. */
export const AtMost = (rate: Rate) => applyDecorators(SetMetadata(RATE, rate), UseGuards(RateGuard));

/** Whoever has one address of version 6 has a whole network of them. */
const addressOf = (ip: string): string => (isIPv6(ip) && !ip.includes('.') ? networkOf(ip) : ip);

function networkOf(ip: string): string {
  const [head = '', tail] = ip.split('%')[0]!.split('::');
  const groups = head.split(':').filter(Boolean);
  const after = tail?.split(':').filter(Boolean) ?? [];
  const all = tail === undefined ? groups : [...groups, ...Array(8 - groups.length - after.length).fill('0'), ...after];
  return all
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':');
}
