import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Actor, Asking } from '@twotrack/shared';
import { ProductBacklog } from '@twotrack/product-backlog';
import {
  AssignItem,
  BlockItem,
  ClassifyItem,
  CreateItem,
  DescribeItem,
  KeyLookup,
  MoveItem,
  RankItem,
  RemoveItem,
  RenameItem,
  RestoreItem,
  UnblockItem,
} from '@twotrack/product-backlog/contract';
import { Teams } from '../identity/teams.js';
import { Ask, Requires, Viewer } from '../identity/requires.js';

/** Items of the backlog: worked on by members, let in, ranked and removed by the product owner (P1, P4). */
@Controller('api')
export class ItemsController {
  constructor(
    private readonly backlog: ProductBacklog,
    private readonly teams: Teams,
  ) {}

  /** 201 with an item; 202 with a request, where somebody other than the product owner asks (P4). */
  @Post('teams/:team/product-backlog/items')
  @Requires('requester')
  async createItem(
    @Body({ schema: CreateItem }) command: CreateItem,
    @Ask() asking: Asking,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const answer = await this.backlog.createItem(command, asking);
    void reply.status('item' in answer ? 201 : 202);
    return answer;
  }

  /** By its key, wherever it stands: a link to it stays good when it leaves the board. */
  @Get('teams/:team/product-backlog/items')
  @Requires('requester')
  async itemKeyed(@Query({ schema: KeyLookup }) { key }: KeyLookup, @Viewer() actor: Actor) {
    return { item: await this.backlog.itemKeyed(key, actor) };
  }

  @Get('product-backlog/items/:itemId')
  @Requires('requester')
  item(@Param('itemId') id: string, @Viewer() actor: Actor) {
    return this.backlog.item(id, actor);
  }

  /** 200 with the item; 202 with a proposal, where another member ranks (P3). */
  @Post('product-backlog/items/:itemId/rank')
  @Requires('member')
  async rankItem(
    @Param('itemId') id: string,
    @Body({ schema: RankItem }) command: RankItem,
    @Ask() asking: Asking,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const answer = await this.backlog.rankItem(id, command, asking);
    void reply.status('item' in answer ? 200 : 202);
    return answer;
  }

  @Post('product-backlog/items/:itemId/rename')
  @HttpCode(200)
  @Requires('member')
  renameItem(@Param('itemId') id: string, @Body({ schema: RenameItem }) command: RenameItem, @Ask() asking: Asking) {
    return this.backlog.renameItem(id, command, asking);
  }

  @Post('product-backlog/items/:itemId/describe')
  @HttpCode(200)
  @Requires('member')
  describeItem(
    @Param('itemId') id: string,
    @Body({ schema: DescribeItem }) command: DescribeItem,
    @Ask() asking: Asking,
  ) {
    return this.backlog.describeItem(id, command, asking);
  }

  @Post('product-backlog/items/:itemId/classify')
  @HttpCode(200)
  @Requires('member')
  classifyItem(
    @Param('itemId') id: string,
    @Body({ schema: ClassifyItem }) command: ClassifyItem,
    @Ask() asking: Asking,
  ) {
    return this.backlog.classifyItem(id, command, asking);
  }

  @Post('product-backlog/items/:itemId/move')
  @HttpCode(200)
  @Requires('member')
  moveItem(@Param('itemId') id: string, @Body({ schema: MoveItem }) command: MoveItem, @Ask() asking: Asking) {
    return this.backlog.moveItem(id, command, asking);
  }

  @Post('product-backlog/items/:itemId/assign')
  @HttpCode(200)
  @Requires('member')
  async assignItem(
    @Param('itemId') id: string,
    @Body({ schema: AssignItem }) command: AssignItem,
    @Ask() asking: Asking,
  ) {
    await this.teams.mustWorkHere(asking.actor.teamId, command.assignees);
    return this.backlog.assignItem(id, command, asking);
  }

  @Post('product-backlog/items/:itemId/block')
  @HttpCode(200)
  @Requires('member')
  blockItem(@Param('itemId') id: string, @Body({ schema: BlockItem }) command: BlockItem, @Ask() asking: Asking) {
    return this.backlog.blockItem(id, command, asking);
  }

  @Post('product-backlog/items/:itemId/unblock')
  @HttpCode(200)
  @Requires('member')
  unblockItem(@Param('itemId') id: string, @Body({ schema: UnblockItem }) command: UnblockItem, @Ask() asking: Asking) {
    return this.backlog.unblockItem(id, command, asking);
  }

  @Post('product-backlog/items/:itemId/remove')
  @HttpCode(200)
  @Requires('product-owner')
  removeItem(@Param('itemId') id: string, @Body({ schema: RemoveItem }) command: RemoveItem, @Ask() asking: Asking) {
    return this.backlog.removeItem(id, command, asking);
  }

  @Post('product-backlog/items/:itemId/restore')
  @HttpCode(200)
  @Requires('product-owner')
  restoreItem(@Param('itemId') id: string, @Body({ schema: RestoreItem }) command: RestoreItem, @Ask() asking: Asking) {
    return this.backlog.restoreItem(id, command, asking);
  }
}
