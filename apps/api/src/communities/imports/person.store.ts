import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database.js'
import type { PersonRecord } from './household-records.js'
import { type Planned, recordsOf } from './planned.js'

@Injectable()
export class PersonStore {
  async load(tx: Tx): Promise<readonly PersonRecord[]> {
    return tx.$queryRaw<PersonRecord[]>`
      select id, name, phone, id_hash as "idHash", id_masked as "idMasked", birth_date::text as "birthDate", gender,
        deceased, active, note
      from person`
  }

  async save(tx: Tx, communityId: string, plan: readonly Planned<PersonRecord>[]): Promise<void> {
    await tx.$executeRaw`
      insert into person (community_id, id, name, phone, id_hash, id_masked, birth_date, gender, deceased, active, note)
      select ${communityId}::uuid, id, name, phone, "idHash", "idMasked", "birthDate", gender, deceased, active, note
      from jsonb_to_recordset(${recordsOf(plan, 'NEW')}::jsonb) as r(id uuid, name text, phone text, "idHash" text,
        "idMasked" text, "birthDate" date, gender gender, deceased boolean, active boolean, note text)`
    await tx.$executeRaw`
      update person p set name = r.name, phone = r.phone, id_hash = r."idHash", id_masked = r."idMasked",
        birth_date = r."birthDate", gender = r.gender, deceased = r.deceased, active = r.active, note = r.note
      from jsonb_to_recordset(${recordsOf(plan, 'CHANGED')}::jsonb) as r(id uuid, name text, phone text, "idHash" text,
        "idMasked" text, "birthDate" date, gender gender, deceased boolean, active boolean, note text)
      where p.community_id = ${communityId}::uuid and p.id = r.id`
  }
}
