import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import type { Actor, Asking } from '@twotrack/shared';
import { ProductBacklog } from '@twotrack/product-backlog';
import {
  AnswerRound,
  CloseRound,
  OpenRound,
  OrderByScore,
  ScoreItem,
  SplitItem,
  UndoOrderByScore,
  UnsplitItem,
} from '@twotrack/product-backlog/contract';
import { Ask, Requires, Viewer } from '../identity/requires.js';

/** Refinement: scores, the order by them, splits, understanding checks (P7, P9, P11). */
@Controller('api')
export class RefineController {
  constructor(private readonly backlog: ProductBacklog) {}

  /** By the product owner or their delegate, which is known behind the turnstile (P13). */
  @Post('teams/:team/product-backlog/order-by-score')
  @HttpCode(200)
  @Requires('member')
  orderByScore(@Body({ schema: OrderByScore }) command: OrderByScore, @Ask() asking: Asking) {
    return this.backlog.refine.orderByScore(command, asking);
  }

  @Post('teams/:team/product-backlog/order-by-score/undo')
  @HttpCode(200)
  @Requires('member')
  undoOrderByScore(@Body({ schema: UndoOrderByScore }) command: UndoOrderByScore, @Ask() asking: Asking) {
    return this.backlog.refine.undoOrderByScore(command, asking);
  }

  @Post('product-backlog/items/:itemId/score')
  @HttpCode(200)
  @Requires('member')
  scoreItem(@Param('itemId') id: string, @Body({ schema: ScoreItem }) command: ScoreItem, @Ask() asking: Asking) {
    return this.backlog.refine.scoreItem(id, command, asking);
  }

  @Post('product-backlog/items/:itemId/split')
  @HttpCode(200)
  @Requires('product-owner')
  splitItem(@Param('itemId') id: string, @Body({ schema: SplitItem }) command: SplitItem, @Ask() asking: Asking) {
    return this.backlog.refine.splitItem(id, command, asking);
  }

  @Post('product-backlog/items/:itemId/unsplit')
  @HttpCode(200)
  @Requires('product-owner')
  unsplitItem(@Param('itemId') id: string, @Body({ schema: UnsplitItem }) command: UnsplitItem, @Ask() asking: Asking) {
    return this.backlog.refine.unsplitItem(id, command, asking);
  }

  @Post('product-backlog/items/:itemId/round/open')
  @HttpCode(200)
  @Requires('member')
  openRound(@Param('itemId') id: string, @Body({ schema: OpenRound }) command: OpenRound, @Ask() asking: Asking) {
    return this.backlog.refine.openRound(id, command, asking);
  }

  @Post('product-backlog/items/:itemId/round/close')
  @HttpCode(200)
  @Requires('member')
  closeRound(@Param('itemId') id: string, @Body({ schema: CloseRound }) command: CloseRound, @Ask() asking: Asking) {
    return this.backlog.refine.closeRound(id, command, asking);
  }

  /** Takes no Idempotency-Key into any ledger: the same answer twice is one answer (P9). */
  @Post('product-backlog/items/:itemId/round/answer')
  @HttpCode(200)
  @Requires('member')
  answerRound(@Param('itemId') id: string, @Body({ schema: AnswerRound }) answer: AnswerRound, @Viewer() actor: Actor) {
    return this.backlog.refine.answerRound(id, answer, actor);
  }
}
