import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createRootRoute, createRoute, createRouter, Outlet, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { BoardPage } from './board/BoardPage.js';
import { validSearch, type Go } from './board/search.js';
import { validRefine } from './product-backlog/refine/search.js';
import { validTriage } from './service-queue/triage/search.js';
import { Refused } from './http/refused.js';
import { Door } from './identity/Door.js';
import styles from './identity/door.module.css';
import { sentenceOf, sessionQuery, type Session } from './identity/sign-in.js';
import { words } from './identity/words.js';
import { Button } from './ui/Button.js';

const SetupPage = lazy(async () => ({ default: (await import('./identity/SetupPage.js')).SetupPage }));
const PoliciesPage = lazy(() => import('./board/policies/PoliciesOfBoth.js'));
const ProblemsPage = lazy(() => import('./service-queue/problems/ProblemsPage.js'));
const TimelinePage = lazy(() => import('./service-queue/problems/TimelinePage.js'));
const ImportPage = lazy(() => import('./board/import/ImportPage.js'));
const SignInPage = lazy(async () => ({ default: (await import('./identity/SignInPage.js')).SignInPage }));

const root = createRootRoute({ component: Outlet, notFoundComponent: Home });
const home = createRoute({ getParentRoute: () => root, path: '/', component: Home });
const signIn = createRoute({ getParentRoute: () => root, path: '/sign-in', component: SignIn });
const setup = createRoute({ getParentRoute: () => root, path: '/setup', component: Setup });
const board = createRoute({
  getParentRoute: () => root,
  path: '/b/$slug',
  validateSearch: validSearch,
  component: Board,
});
const card = createRoute({ getParentRoute: () => board, path: '/i/$key' });
const triage = createRoute({ getParentRoute: () => board, path: '/triage', validateSearch: validTriage });
const refine = createRoute({ getParentRoute: () => board, path: '/refine', validateSearch: validRefine });
const refineCard = createRoute({ getParentRoute: () => refine, path: '/i/$key' });
const triageCard = createRoute({ getParentRoute: () => triage, path: '/i/$key' });
const policies = createRoute({
  getParentRoute: () => root,
  path: '/b/$slug/policies/$section',
  component: Policies,
});
const problems = createRoute({ getParentRoute: () => root, path: '/b/$slug/problems', component: ProblemsPage });
const importing = createRoute({ getParentRoute: () => root, path: '/b/$slug/import', component: ImportPage });
const timeline = createRoute({ getParentRoute: () => root, path: '/b/$slug/timeline', component: TimelinePage });

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    signIn,
    setup,
    policies,
    problems,
    timeline,
    importing,
    board.addChildren([card, refine.addChildren([refineCard]), triage.addChildren([triageCard])]),
  ]),
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

/** Whoever opens the app without an address goes to their team. */
function Home() {
  const { data, error, refetch } = useQuery(sessionQuery);
  const navigate = useNavigate();
  if (error) return <Outside why={error} retry={() => void refetch()} />;
  if (!data) return null;
  if (data.teams.length === 1) void navigate({ to: '/b/$slug', params: { slug: data.teams[0]!.slug }, replace: true });
  return (
    <Door title={words.yourTeams}>
      {data.teams.length === 0 && <p className={styles.muted}>{words.noTeam}</p>}
      <Teams teams={data.teams} say={(name) => name} />
    </Door>
  );
}

interface TeamsProps {
  teams: Session['teams'];
  say: (name: string) => string;
}

const Teams = ({ teams, say }: TeamsProps) => (
  <nav className={styles.teams} aria-label={words.yourTeams}>
    {teams.map(({ slug, name }) => (
      <a key={slug} href={`/b/${slug}`}>
        {say(name)}
      </a>
    ))}
  </nav>
);

/** A team that is not there and one that one is not in look the same (A3). */
const NotMine = ({ teams }: Pick<TeamsProps, 'teams'>) => (
  <Door title={words.notFoundTitle}>
    <p className={styles.muted}>{words.notFound}</p>
    <Teams teams={teams} say={words.toTeam} />
  </Door>
);

function useWelcome(): (session: Session) => void {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return (session) => {
    queries.setQueryData(sessionQuery.queryKey, session);
    const [team] = session.teams;
    void (team ? navigate({ to: '/b/$slug', params: { slug: team.slug } }) : navigate({ to: '/' }));
  };
}

function SignIn() {
  const welcome = useWelcome();
  return (
    <Suspense>
      <SignInPage onSignedIn={welcome} />
    </Suspense>
  );
}

function Setup() {
  const welcome = useWelcome();
  return (
    <Suspense>
      <SetupPage onSetUp={welcome} />
    </Suspense>
  );
}

function Board() {
  const { slug } = board.useParams();
  const search = board.useSearch();
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(sessionQuery);
  const onBoard = card.useMatch({ shouldThrow: false });
  const inTriage = triageCard.useMatch({ shouldThrow: false });
  const inRefine = refineCard.useMatch({ shouldThrow: false });
  const refines = refine.useMatch({ shouldThrow: false });
  const place = triage.useMatch({ shouldThrow: false }) ? 'triage' : refines ? 'refine' : 'board';
  if (error) return <Outside why={error} retry={() => void refetch()} />;
  if (!data) return null;
  const team = data.teams.find((one) => one.slug === slug || one.id === slug);
  if (!team) return <NotMine teams={data.teams} />;

  const openKey = (onBoard ?? inTriage ?? inRefine)?.params.key ?? null;
  const go: Go = ({ key, search: next = search, replace = false, place: to = place }) => {
    const open = key === undefined && to === place ? openKey : (key ?? '');
    const params = { slug, key: open ?? '' };
    if (to === 'refine')
      void navigate({
        to: open ? '/b/$slug/refine/i/$key' : '/b/$slug/refine',
        params,
        search: (was) => ({ ...(to === place && { filter: was.filter }), ...next }),
        replace,
      });
    else if (to === 'board')
      void navigate({ to: open ? '/b/$slug/i/$key' : '/b/$slug', params, search: next, replace });
    else
      void navigate({
        to: open ? '/b/$slug/triage/i/$key' : '/b/$slug/triage',
        params,
        search: (was) => ({ ...(to === place && { queue: was.queue, view: was.view }), ...next }),
        replace,
      });
  };
  return (
    <BoardPage
      slug={slug}
      teamId={team.id}
      roles={team.roles}
      search={search}
      openKey={openKey}
      place={place}
      go={go}
    />
  );
}

function Policies() {
  const { slug, section } = policies.useParams();
  const { data, error, refetch } = useQuery(sessionQuery);
  if (error) return <Outside why={error} retry={() => void refetch()} />;
  if (!data) return null;
  const team = data.teams.find((one) => one.slug === slug);
  if (!team) return <NotMine teams={data.teams} />;
  return (
    <Suspense>
      <PoliciesPage team={team} person={data.person} section={section} />
    </Suspense>
  );
}

function Outside({ why, retry }: { why: Error; retry: () => void }) {
  const navigate = useNavigate();
  if (why instanceof Refused && why.status === 401) {
    void navigate({ to: '/sign-in', replace: true });
    return null;
  }
  return (
    <Door title={words.product}>
      <p role="alert">{sentenceOf(why)}</p>
      <Button onClick={retry}>{words.retry}</Button>
    </Door>
  );
}
