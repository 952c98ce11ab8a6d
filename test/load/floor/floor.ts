import 'reflect-metadata';
import { Body, Controller, Get, Header, HttpCode, Inject, Module, Param, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { WebSocketGateway, WebSocketServer } from '@nestjs/websockets';
import pg from 'pg';
import type { Server } from 'socket.io';
import { v7 as uuidv7 } from 'uuid';

/*
 * The floor the benchmark stands on: the same stack with the same durability and nothing of what Twotrack is for.
 * One statement per change, one broadcast, no rules, no numbers, no ledger, no order.
 */

@WebSocketGateway({ namespace: 'live' })
class Boards {
  @WebSocketServer() readonly all!: Server;
}

@Controller()
class Cards {
  constructor(
    @Inject('pool') private readonly pool: pg.Pool,
    @Inject(Boards) private readonly boards: Boards,
  ) {}

  @Post('cards')
  @HttpCode(201)
  async create(@Body() { title }: { title: string }) {
    const card = { id: uuidv7(), title, column: 'backlog' };
    await this.pool.query('insert into floor.card values ($1, $2, $3)', [card.id, card.title, card.column]);
    this.boards.all.emit('card', card);
    return { card };
  }

  @Post('cards/:id/move')
  @HttpCode(200)
  async move(@Param('id') id: string, @Body() { column }: { column: string }) {
    const { rows } = await this.pool.query('update floor.card set "column" = $2 where id = $1 returning *', [
      id,
      column,
    ]);
    this.boards.all.emit('card', rows[0]);
    return { card: rows[0] };
  }

  @Get('cards')
  @Header('content-type', 'application/json')
  async all() {
    const { rows } = await this.pool.query(`select coalesce(json_agg(c), '[]')::text as cards from floor.card c`);
    return rows[0].cards;
  }
}

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 16 });
await pool.query(`drop schema if exists floor cascade; create schema floor;
  create table floor.card (id uuid primary key, title text not null, "column" text not null)`);

@Module({ controllers: [Cards], providers: [Boards, { provide: 'pool', useValue: pool }] })
class Floor {}

const app = await NestFactory.create<NestFastifyApplication>(Floor, new FastifyAdapter(), { logger: ['error'] });
app.useWebSocketAdapter(new IoAdapter(app));
await app.listen(0, '127.0.0.1');
console.log(`The floor is running: ${await app.getUrl()}`);
process.once('SIGTERM', () => void app.close().then(() => pool.end()));
