import type { Problem, ProblemCost } from '@twotrack/service-queue/contract';

/** What one track says to the other, in the words that people read there. */
export const words = {
  problem: ({ key, description, cause, workaround }: Problem, cost: ProblemCost): [text: string, last: string] => [
    [
      description.trim(),
      cause.trim() && `Cause: ${cause.trim()}`,
      workaround && `Workaround until then: ${workaround.text.trim()}`,
    ]
      .filter(Boolean)
      .join('\n\n'),
    `${key} has cost so far: ${costInWords(cost)}.`,
  ],
  cameAs: (requester: string, productOwner: string, reason: string) =>
    `Asked of the product by ${requester}; handed over by ${productOwner}: ${reason}`,
  takenBack: (name: string) => `Taken back by ${name}.`,
};

const costInWords = ({ tickets, hoursInWorking, slaMisses, weeks }: ProblemCost): string => {
  const lately = weeks.length > 1 ? `, ${weeks.at(-1)!.tickets} of them in the last week` : '';
  return `${count(tickets, 'ticket')}${lately}, ${Math.round(hoursInWorking * 10) / 10} h of work, ${count(slaMisses, 'missed SLA target')}`;
};

const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;
