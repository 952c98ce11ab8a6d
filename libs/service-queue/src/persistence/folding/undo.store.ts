import { Refusal, type Answer, type Asking } from '@twotrack/shared';
import type { EventStream } from '@twotrack/shared/stream';
import type { GroupUndone, ServiceEvent, UndoGroup } from '../../contract/index.js';
import { Groups, backInGroup, groupAsItWas, nothingToGiveBack, onlyMembers } from '../../domain/index.js';
import type { Desks } from '../desk.js';
import { orderOf } from '../tickets.store.js';
import { ticketsNamed } from './children.js';
import { groupActs } from './group-acts.js';
import { groupsOf } from './groups.js';
import { Hand } from './hand.js';

/** A group as it was before a command on it: what came out lies under it again, what was resolved is open (S11, S14). */
export class GroupUndoStore {
  constructor(
    private readonly stream: EventStream<ServiceEvent>,
    private readonly desks: Desks,
  ) {}

  /** Ticket by ticket; only where none of them could be given back it is refused. */
  undoGroup(undoId: string, command: UndoGroup, asking: Asking): Promise<Answer<GroupUndone>> {
    return this.stream.change(orderOf(asking, { undoGroup: command, undoId }), async (change) => {
      const { actor } = asking;
      onlyMembers(actor);
      const act = await groupActs.of(change.read, actor.teamId, undoId, change.now);
      const desk = await this.desks.read(change, actor.teamId);
      const hand = new Hand(change, this.desks, desk, actor);
      const { policy, now } = hand.judging;
      const [found] = await groupsOf(change, actor.teamId, [act.parent.id]);
      const { group, asItWas } = groupAsItWas(found!, act, policy, now);
      const groups = new Groups();
      groups.know(group, asItWas);
      const ids = act.children.map(({ id }) => id);
      const tickets = await ticketsNamed(change, actor.teamId, ids);
      const left: GroupUndone['left'] = [];
      const back = tickets.flatMap((was, i) => {
        try {
          return [{ was, now: backInGroup(was, act.children[i]!, group.parent, policy, now) }];
        } catch (thrown) {
          if (!(thrown instanceof Refusal)) throw thrown;
          left.push({ id: was.id, key: was.key, code: thrown.code, detail: thrown.message });
          return [];
        }
      });
      if (back.length === 0) throw nothingToGiveBack(group.parent);
      for (const { was, now } of back) {
        const put = hand.put(was, now.ticket, (ticket) =>
          now.was
            ? { type: 'ticket-restored', ticket, bulkId: undoId, was: now.was }
            : { type: 'ticket-folded', ticket },
        );
        groups.note(was, put);
      }
      groupActs.noteUndone(change, undoId);
      const parents = await hand.settle(groups);
      return { ticket: parents.get(act.parent.id) ?? group.parent, count: back.length, left };
    });
  }
}
