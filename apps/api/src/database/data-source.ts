import { DataSource } from 'typeorm';
import { PRODUCT_SCHEMA, productBacklogEntities, productBacklogMigrations } from '@twotrack/product-backlog';
import { SERVICE_SCHEMA, serviceQueueEntities, serviceQueueMigrations } from '@twotrack/service-queue';
import { CreateIdentity1793000000000 } from '../identity/migrations/1793000000000-create-identity.js';
import { KeepAudit1793000300000 } from '../identity/migrations/1793000300000-keep-audit.js';
import { StateShare1796000000000 } from '../identity/migrations/1796000000000-state-share.js';
import { Wires } from './wires.js';

/** Each context in its own schema, by explicit lists: nothing is found by a glob, nothing is synchronized. */
export const IDENTITY_SCHEMA = 'identity';
export const SCHEMAS = [IDENTITY_SCHEMA, PRODUCT_SCHEMA, SERVICE_SCHEMA] as const;

// a stuck peer must not hold a stream for ever; all in milliseconds. It loses the stream before those who wait for it give up
const TIMEOUTS = '-c lock_timeout=10000 -c statement_timeout=30000 -c idle_in_transaction_session_timeout=5000';
// a plan is kept by its connection: one that was made while a table was small must still be right when it is large;
// a scan that is still needed counts as endless, and to compile it (jit) costs 100 ms where it takes 0.1
const PLANS = '-c enable_seqscan=off -c plan_cache_mode=force_generic_plan -c jit=off';

/** A network that swallows everything answers no timeout of the server: after this the connection counts as lost. */
const UNHEARD_MS = 45_000;

/** The connections of this process. Real PostgreSQL always, 15 or later. */
export const dataSource = (url: string, pool: number, wires = new Wires()): DataSource =>
  new DataSource({
    type: 'postgres',
    url,
    entities: [...productBacklogEntities, ...serviceQueueEntities],
    migrations: [
      CreateIdentity1793000000000,
      KeepAudit1793000300000,
      StateShare1796000000000,
      ...productBacklogMigrations,
      ...serviceQueueMigrations,
    ],
    migrationsTableName: 'migration',
    synchronize: false,
    applicationName: 'twotrack',
    poolErrorHandler: () => undefined, // an idle connection that died is simply replaced
    extra: {
      max: pool,
      options: `${TIMEOUTS} ${PLANS}`,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      pipeline: true,
      stream: wires.lay,
      query_timeout: UNHEARD_MS,
    },
  });
