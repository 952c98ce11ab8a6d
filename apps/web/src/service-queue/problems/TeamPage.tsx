import { useQuery } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { team as teamStore } from '../../identity/team-store.js';
import { sentenceOf, sessionQuery } from '../../identity/sign-in.js';
import styles from './problems.module.css';
import { words } from './words.js';

/** A page of a team beside its board: for those who work there. */
export function TeamPage({ title, children }: { title: string; children: ReactNode }) {
  const slug = location.pathname.split('/')[2]!;
  const { data, error } = useQuery(sessionQuery);
  const team = data?.teams.find((one) => one.slug === slug);
  useEffect(() => {
    if (!team || !data) return;
    const { name, roles, id: teamId } = team;
    document.title = `${title} · ${name}`;
    teamStore.set({ slug, name, people: [], me: { ...data.person, roles, teamId, teamSlug: slug } });
  }, [team, data, slug, title]);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <a href={`/b/${slug}`}>{words.timeline.toBoard}</a>
        <h1>{title}</h1>
        <nav aria-label={words.pages}>
          <a href={`/b/${slug}/problems`}>{words.title}</a>
          <a href={`/b/${slug}/timeline`}>{words.timeline.title}</a>
        </nav>
      </header>
      <main className={styles.main}>
        {error && (
          <p role="alert">
            {sentenceOf(error)} <a href="/sign-in">{words.signIn}</a>
          </p>
        )}
        {data && !team && <p role="alert">{words.notMine}</p>}
        {team && children}
      </main>
    </div>
  );
}
