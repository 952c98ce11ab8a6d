import { lazy, Suspense, useEffect, type ComponentType } from 'react';
import type { ServicePolicies } from '@twotrack/service-queue/contract';
import type { Session } from '../../identity/sign-in.js';
import { canOf } from '../../identity/session.js';
import { team as teamStore } from '../../identity/team-store.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { words as common } from '../../ui/panel/words.js';
import { DraftBar } from './DraftBar.js';
import styles from './policies.module.css';
import { SeveritySection } from './severity/SeveritySection.js';
import { TargetsSection } from './TargetsSection.js';
import { usePolicies, useDrafting, type Drafting } from './use-policies.js';
import { words } from './words.js';

const CalendarsSection = lazy(async () => ({
  default: (await import('./calendars/CalendarsSection.js')).CalendarsSection,
}));

export interface PoliciesPageProps {
  team: Session['teams'][number];
  person: Session['person'];
  section: string;
  /** The columns are of both tracks: given by whoever knows both. */
  columns: ComponentType<{ slug: string }>;
}

type SectionId = keyof typeof words.sections;

/** Sections that stand for themselves, beside the draft of the policy: each loaded when it is opened. */
const OWN: Partial<Record<SectionId, ComponentType<{ slug: string }>>> = {
  routing: lazy(async () => ({ default: (await import('./routing/RoutingSection.js')).RoutingSection })),
  catalogue: lazy(async () => ({ default: (await import('./catalogue/CatalogueSection.js')).CatalogueSection })),
  folding: lazy(async () => ({ default: (await import('./folding/FoldingSection.js')).FoldingSection })),
  replies: lazy(async () => ({ default: (await import('./replies/RepliesSection.js')).RepliesSection })),
};

const isOpen = (id: string): id is SectionId => Object.hasOwn(words.sections, id);

/** How a team decides without deciding each time: severity, clocks, routing, folding. To read for all, to change for an admin. */
export default function PoliciesPage({ team, person, section, columns }: PoliciesPageProps) {
  useEffect(() => {
    const { slug, name, roles, id: teamId } = team;
    document.title = words.titleOf(name);
    teamStore.set({ slug, name, people: [], me: { ...person, roles, teamId, teamSlug: slug } });
  }, [team, person]);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <a href={`/b/${team.slug}`}>{words.back}</a>
        <h1>{words.titleOf(team.name)}</h1>
      </header>
      <nav className={styles.sections} aria-label={words.sectionsLabel}>
        {(Object.keys(words.sections) as SectionId[]).map((id) => (
          <a key={id} href={`/b/${team.slug}/policies/${id}`} aria-current={id === section ? 'page' : undefined}>
            {words.sections[id]}
          </a>
        ))}
      </nav>
      <main className={styles.main}>
        <Open team={team} section={section} columns={columns} />
      </main>
    </div>
  );
}

function Open({ team, section, columns }: Pick<PoliciesPageProps, 'team' | 'section' | 'columns'>) {
  const { data, error } = usePolicies(team.slug);
  if (!isOpen(section)) return <p>{words.unknownSection}</p>;
  const Own = section === 'columns' ? columns : OWN[section];
  if (Own) {
    return (
      <>
        <h2 className={styles.title}>{words.sections[section]}</h2>
        <Suspense fallback={<p>{common.loading}</p>}>
          <Own slug={team.slug} />
        </Suspense>
      </>
    );
  }
  if (data) return <OfPolicy key={data.active.version} team={team} section={section} policies={data} />;
  return error ? <Failure failure={error} /> : <p>{common.loading}</p>;
}

interface OfPolicyProps extends Pick<PoliciesPageProps, 'team' | 'section'> {
  policies: ServicePolicies;
}

/** The sections whose contents are the policy itself, over one draft. */
function OfPolicy({ team, section, policies }: OfPolicyProps) {
  const drafting = useDrafting(team.slug, policies);
  const { administer } = canOf(team.roles);
  return (
    <>
      <h2 className={styles.title}>{words.sections[section as SectionId]}</h2>
      <p className={panel.note}>
        {words.inForce(policies.active.name, policies.active.version)}
        {!administer && ` · ${words.readOnly}`}
      </p>
      <div className={styles.beside}>
        <fieldset className={styles.part} disabled={!administer} aria-label={words.sections[section as SectionId]}>
          {section === 'severity' ? (
            <SeveritySection slug={team.slug} drafting={drafting} changeable={administer} />
          ) : (
            <Clocks drafting={drafting} changeable={administer} policies={policies} />
          )}
        </fieldset>
        {canOf(team.roles).read && (
          <DraftBar slug={team.slug} drafting={drafting} policies={policies} changeable={administer} />
        )}
      </div>
    </>
  );
}

interface ClocksProps {
  drafting: Drafting;
  changeable: boolean;
  policies: ServicePolicies;
}

const Clocks = ({ drafting: { policy, change }, changeable, policies }: ClocksProps) => (
  <div className={panel.parts}>
    <TargetsSection policy={policy} onChange={changeable ? change : null} />
    <Suspense fallback={<p>{common.loading}</p>}>
      <CalendarsSection draft={policy} change={change} queues={policies.queues} />
    </Suspense>
  </div>
);
