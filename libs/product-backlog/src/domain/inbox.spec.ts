import { describe, expect, it } from 'vitest';
import { LATER, NOW, ada, dana, mo, refusalOf, rita, sampleItem, sampleRequest } from './sample.fixture.js';
import {
  acceptProposal,
  acceptRequest,
  asRequest,
  declineProposal,
  declineRequest,
  mergeRequest,
  proposeRank,
  returnProposal,
  returnRequest,
  submitRequest,
  withdrawProposal,
} from './index.js';

const request = sampleRequest();
const byDana = { id: 'dana', name: 'Dana' };

describe('requests', () => {
  it('P4 come from anybody, with a source, and wait', () => {
    const event = submitRequest('r', { title: 'Dark mode', source: 'feedback', problem: 'glare' }, rita, NOW);
    expect(event).toMatchObject({ problem: 'glare', request: { source: 'feedback', status: 'open', itemId: null } });
    expect(asRequest({ type: 'feature', title: 'X' }, mo)).toEqual({ title: 'X', source: 'team' });
    expect(asRequest({ type: 'feature', title: 'X', problem: 'y' }, rita).source).toBe('stakeholder');
  });

  it('P4 are accepted, declined with a reason, or merged by the product owner', () => {
    const accepted = acceptRequest(request, 'a', dana, LATER).request;
    expect(accepted).toMatchObject({
      status: 'accepted',
      itemId: 'a',
      decision: { by: byDana, at: LATER, reason: null },
    });
    const declined = declineRequest(request, { reason: 'no customer' }, dana, LATER).request;
    expect(declined).toMatchObject({ status: 'declined', itemId: null, decision: { reason: 'no customer' } });
    const merged = mergeRequest(request, sampleItem(), dana, LATER).request;
    expect(merged).toMatchObject({ status: 'merged', itemId: 'a' });
  });

  it('P4 are decided by nobody else', () => {
    for (const other of [mo, ada, rita]) {
      for (const decide of [
        () => acceptRequest(request, 'a', other, LATER),
        () => declineRequest(request, { reason: 'x' }, other, LATER),
        () => mergeRequest(request, sampleItem(), other, LATER),
        () => returnRequest(request, other),
      ]) {
        expect(refusalOf(decide)).toMatchObject({ kind: 'forbidden', code: 'not-product-owner' });
      }
    }
  });

  it('P4 are decided once, until the decision is taken back', () => {
    const accepted = acceptRequest(request, 'a', dana, LATER).request;
    const twice = refusalOf(() => declineRequest(accepted, { reason: 'x' }, dana, LATER));
    expect(twice).toMatchObject({ kind: 'conflict', code: 'already-decided', facts: { request: accepted } });
    expect(returnRequest(accepted, dana)).toEqual({ type: 'request-returned', request, was: 'accepted' });
    expect(returnRequest(request, dana)).toBeNull();
  });

  it('P4 are not merged into what was removed', () => {
    const refusal = refusalOf(() => mergeRequest(request, sampleItem({ removedAt: NOW }), dana, LATER));
    expect(refusal.code).toBe('item-removed');
  });
});

describe('proposals', () => {
  const neighbour = { id: 'b', rank: 'i5' };
  const propose = (actor = mo) =>
    proposeRank('p', sampleItem(), { before: 'b', reason: 'risk' }, neighbour, actor, NOW).proposal;
  const proposal = propose();

  it('P3 are the ranking of another member, by its neighbour', () => {
    expect(proposal).toEqual({
      id: 'p',
      itemId: 'a',
      place: { before: 'b' },
      reason: 'risk',
      by: { id: 'mo', name: 'Mo' },
      at: NOW,
      status: 'open',
      answer: null,
    });
    expect(refusalOf(() => propose(rita))).toMatchObject({ kind: 'forbidden', code: 'members-only' });
  });

  it('P3 name a neighbour that stands in the order, other than the item', () => {
    const done = { id: 'b', rank: null };
    const beside = refusalOf(() => proposeRank('p', sampleItem(), { after: 'b' }, done, mo, NOW));
    expect(beside).toMatchObject({ code: 'not-in-order', facts: { itemId: 'b' } });
    const self = refusalOf(() => proposeRank('p', sampleItem(), { after: 'a' }, { id: 'a', rank: 'i0' }, mo, NOW));
    expect(self.code).toBe('own-neighbour');
  });

  it('P3 are answered once, by the product owner', () => {
    const accepted = acceptProposal(proposal, 'agreed', dana, null, LATER).proposal;
    expect(accepted).toMatchObject({ status: 'accepted', answer: { by: byDana, at: LATER, reason: 'agreed' } });
    expect(declineProposal(proposal, undefined, dana, null, LATER).proposal).toMatchObject({ status: 'declined' });
    expect(refusalOf(() => declineProposal(accepted, undefined, dana, null, LATER)).code).toBe('already-answered');
    for (const other of [mo, ada]) {
      expect(refusalOf(() => acceptProposal(proposal, undefined, other, null, LATER)).code).toBe('not-product-owner');
      expect(refusalOf(() => declineProposal(proposal, undefined, other, null, LATER)).code).toBe('not-product-owner');
    }
  });

  it('P3 are withdrawn by whoever made them', () => {
    expect(refusalOf(() => withdrawProposal(proposal, dana, LATER)).code).toBe('not-your-proposal');
    expect(withdrawProposal(proposal, mo, LATER).proposal.status).toBe('withdrawn');
  });

  it('P3 are open again when the answer is taken back by whose it was', () => {
    const accepted = acceptProposal(proposal, undefined, dana, null, LATER).proposal;
    const withdrawn = withdrawProposal(proposal, mo, LATER).proposal;
    expect(returnProposal(accepted, dana, null, LATER)).toEqual({ type: 'proposal-returned', proposal });
    expect(refusalOf(() => returnProposal(accepted, mo, null, LATER)).code).toBe('not-product-owner');
    expect(returnProposal(withdrawn, mo, null, LATER)).toEqual({ type: 'proposal-returned', proposal });
    expect(refusalOf(() => returnProposal(withdrawn, dana, null, LATER)).code).toBe('not-your-proposal');
    expect(returnProposal(proposal, dana, null, LATER)).toBeNull();
  });
});
