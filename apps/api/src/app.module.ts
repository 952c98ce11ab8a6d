import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import type { DataSource } from 'typeorm';
import { ProductBacklog, ProductBacklogModule } from '@twotrack/product-backlog';
import { ServiceQueue, ServiceQueueModule } from '@twotrack/service-queue';
import { BoardController } from './board/board.controller.js';
import { BoardOfTeam, seesPerson } from './board/board-of-team.js';
import { Bridge, betweenControllers, betweenProviders } from './board/between/index.js';
import { shareControllers, shareProviders } from './board/share/index.js';
import { Clock, RINGING, type Ringing } from './clock/clock.js';
import type { Config } from './config.js';
import { DatabaseModule } from './database/database.module.js';
import type { Wires } from './database/wires.js';
import { importControllers, importProviders } from './import/index.js';
import { AnswerInterceptor } from './http/answer.interceptor.js';
import { HealthController } from './http/health.controller.js';
import { ProblemFilter } from './http/problem.filter.js';
import { StatedPermissions } from './http/stated-permissions.js';
import { validationPipe } from './http/validation.pipe.js';
import { AccessGuard } from './identity/access.guard.js';
import { IdentityModule } from './identity/identity.module.js';
import { Teams } from './identity/teams.js';
import { OWNERS, type Owners } from './identity/teams-of-routes.js';
import { BoardGateway } from './live/board.gateway.js';
import { LogListener } from './live/log-listener.js';
import { Presence } from './live/presence.js';
import { StreamFeed } from './live/stream-feed.js';
import { LIVE_TRACKS, liveTrack, type LiveTracks } from './live/tracks.js';
import { productBacklogControllers } from './product-backlog/index.js';
import { serviceQueueControllers } from './service-queue/index.js';
import { Colleagues } from './service-queue/work/colleagues.js';
import { DemoTeam } from './setup/demo/demo-team.js';
import { DemoController } from './setup/demo.controller.js';
import { FirstStart } from './setup/first-start.js';
import { OwnTeam } from './setup/own-team.js';
import { Setup } from './setup/setup.js';
import { SetupController } from './setup/setup.controller.js';
import { Storms } from './setup/storm/storms.js';

/** Where a route's card tells its team: one line for each kind of id in a path. */
const owners = (backlog: ProductBacklog, queues: ServiceQueue): Owners => ({
  streams: [backlog.stream, queues.stream],
  find: {
    itemId: (id) => backlog.teamOf('item', id),
    requestId: (id) => backlog.teamOf('request', id),
    proposalId: (id) => backlog.teamOf('proposal', id),
    goalId: (id) => backlog.teamOf('goal', id),
    ticketId: (id) => queues.teamOf('ticket', id),
    queueId: (id) => queues.teamOf('queue', id),
    serviceId: (id) => queues.catalogue.teamOf(id),
    problemId: (id) => queues.problems.teamOf(id),
    bulkId: (id) => queues.work.teamOfBulk(id),
    undoId: (id) => queues.foldings.teamOfUndo(id),
  },
});

/** Where each kind of stream comes from. */
const liveTracks = (backlog: ProductBacklog, queues: ServiceQueue, teams: Teams): LiveTracks => ({
  product: liveTrack(backlog),
  service: liveTrack(queues),
  team: liveTrack({ stream: teams.stream, visibleTo: seesPerson }),
});

/** The one composition root: every room of the house is put together here. */
@Module({})
export class AppModule {
  static of(config: Config, db: DataSource, wires: Wires): DynamicModule {
    return {
      module: AppModule,
      imports: [
        DatabaseModule.of(config, db, wires),
        DiscoveryModule,
        IdentityModule,
        ProductBacklogModule,
        ServiceQueueModule,
      ],
      controllers: [
        BoardController,
        DemoController,
        HealthController,
        SetupController,
        ...betweenControllers,
        ...importControllers,
        ...productBacklogControllers,
        ...serviceQueueControllers,
        ...shareControllers,
      ],
      providers: [
        BoardGateway,
        BoardOfTeam,
        Clock,
        Colleagues,
        DemoTeam,
        FirstStart,
        LogListener,
        Presence,
        OwnTeam,
        Setup,
        StatedPermissions,
        Storms,
        StreamFeed,
        ...betweenProviders,
        ...importProviders,
        ...shareProviders,
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useExisting: AccessGuard },
        { provide: APP_INTERCEPTOR, useClass: AnswerInterceptor },
        { provide: APP_PIPE, useFactory: validationPipe },
        { provide: OWNERS, useFactory: owners, inject: [ProductBacklog, ServiceQueue] },
        {
          provide: RINGING,
          useFactory: (...ringing: Ringing[]) => ringing,
          inject: [ProductBacklog, ServiceQueue, Bridge],
        },
        { provide: LIVE_TRACKS, useFactory: liveTracks, inject: [ProductBacklog, ServiceQueue, Teams] },
      ],
      exports: [OWNERS],
      global: true,
    };
  }
}
