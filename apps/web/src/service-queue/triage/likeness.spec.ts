import { expect, it } from 'vitest';
import type { Ticket } from '@twotrack/service-queue/contract';
import { likeness, mostAlike } from './likeness.js';

const ticket = (id: string, title: string, service: string | null = null) => ({ id, title, service }) as Ticket;

it('numbers and quoted words do not make a title another one', () => {
  const [one, other] = [
    ticket('1', 'Disk 91 % full on db-7', 'ledger'),
    ticket('2', 'Disk 98 % full on db-7', 'ledger'),
  ];
  expect(likeness(one, other)).toBe(1);
  expect(likeness(one, ticket('3', 'Certificate expires', 'edge'))).toBe(0);
});

it('offers the most alike first, never the ticket itself, never what has nothing in common', () => {
  const all = [ticket('1', 'Checkout p99 above budget', 'pay'), ticket('2', 'Kafka lag', 'orders')];
  const some = [
    ...all,
    ticket('3', 'Checkout p99 high', 'pay'),
    ticket('4', 'Checkout p99 above budget in eu-1', 'pay'),
  ];
  expect(mostAlike(all[0]!, some).map(({ ticket: { id } }) => id)).toEqual(['4', '3']);
});
