import { useEffect, useState } from 'react';
import { io } from 'socket.io-client';
import { streamOf, type Looking, type Who } from '@twotrack/shared';
import { team } from '../identity/team-store.js';

/**
 * Who else has this card open, told while it is open here. Advice by a connection of its own, so that a board that
 * shows no card carries nothing of it; where it falls, nobody is named until it is back.
 */
export function useLookers(card: string): readonly Who[] {
  const [people, setPeople] = useState<readonly Who[]>([]);
  useEffect(() => {
    const { me } = team.get();
    const id = streamOf('team', me.teamId);
    const socket = io('/live', { transports: ['websocket'], forceNew: true });
    socket.on('connect', () => socket.emit('hello', { streams: [{ id, epoch: 0, seq: 0 }] }));
    socket.on('ready', () => socket.emit('look', { id, card }));
    socket.on('looking', (looking: Looking) => {
      if (looking.card === card) setPeople(looking.people.filter((who) => who.id !== me.id));
    });
    socket.on('disconnect', () => setPeople([]));
    return () => void socket.disconnect();
  }, [card]);
  return people;
}
