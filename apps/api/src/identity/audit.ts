import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** The trail of what is no event of a stream: signing in and out, tokens, refused access (A5). Never a secret in it. */
@Injectable()
export class Audit {
  constructor(private readonly db: DataSource) {}

  async note(what: string, personId: string | null, facts: Record<string, unknown> = {}): Promise<void> {
    await this.db.query('insert into identity.audit (what, person_id, facts) values ($1, $2, $3)', [
      what,
      personId,
      facts,
    ]);
  }
}
