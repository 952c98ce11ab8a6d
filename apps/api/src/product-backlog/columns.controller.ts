import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Actor, Asking } from '@twotrack/shared';
import { ProductBacklog } from '@twotrack/product-backlog';
import { BreachPage, ColumnId, SetColumnLimit, SetColumnPolicy } from '@twotrack/product-backlog/contract';
import { Ask, Requires, Viewer } from '../identity/requires.js';

/** Limits and policy texts of the product columns, which are the product owner's. */
@Controller('api')
export class ColumnsController {
  constructor(private readonly backlog: ProductBacklog) {}

  @Get('teams/:team/product-backlog/breaches')
  @Requires('requester')
  breaches(@Query({ schema: BreachPage }) page: BreachPage, @Viewer() actor: Actor) {
    return this.backlog.breaches(page, actor);
  }

  @Post('teams/:team/product-backlog/columns/:column/limit')
  @HttpCode(200)
  @Requires('product-owner')
  setColumnLimit(
    @Param('column', { schema: ColumnId }) column: ColumnId,
    @Body({ schema: SetColumnLimit }) command: SetColumnLimit,
    @Ask() asking: Asking,
  ) {
    return this.backlog.setColumnLimit(column, command, asking);
  }

  @Post('teams/:team/product-backlog/columns/:column/policy')
  @HttpCode(200)
  @Requires('product-owner')
  setColumnPolicy(
    @Param('column', { schema: ColumnId }) column: ColumnId,
    @Body({ schema: SetColumnPolicy }) command: SetColumnPolicy,
    @Ask() asking: Asking,
  ) {
    return this.backlog.setColumnPolicy(column, command, asking);
  }
}
