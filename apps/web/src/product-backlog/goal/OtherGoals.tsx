import { useQuery } from '@tanstack/react-query';
import type { TeamAim } from '@twotrack/product-backlog/contract';
import { read } from '../../http/send.js';
import { useMe } from '../../identity/session.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { Section } from '../../ui/panel/Section.js';
import styles from './goal.module.css';
import { Progress, TimeFrame } from './GoalFacts.js';
import { words } from './words.js';

interface AimOfTeam extends TeamAim {
  team: string;
}

/** What the other teams of the installation aim at. */
export function OtherGoals() {
  const { teamId } = useMe();
  const { data, error } = useQuery({
    queryKey: ['goals-of-all'],
    queryFn: ({ signal }) => read<{ goals: AimOfTeam[] }>('/api/goals', signal),
    staleTime: 0,
  });
  const others = data?.goals.filter((one) => one.teamId !== teamId && (one.goal || one.vision)) ?? [];
  return (
    <Section heading={words.others.heading}>
      {data && others.length === 0 && <p className={panel.muted}>{words.others.none}</p>}
      <Failure failure={error} />
      <ul className={styles.list}>
        {others.map(({ teamId: id, team, vision, goal }) => (
          <li key={id}>
            <b>{team}</b>
            {vision && <p className={styles.vision}>{vision}</p>}
            {goal ? (
              <>
                <p>{goal.title}</p>
                <Progress measure={goal.measure} />
                <TimeFrame aim={goal} />
              </>
            ) : (
              <p className={panel.muted}>{words.noGoal}</p>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
