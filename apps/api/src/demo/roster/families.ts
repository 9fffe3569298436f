import { fullName, type Gender, surname } from './names.js'
import type { Chance } from './random.js'
import type { Inhabitant } from './roster-builder.js'

/** A family as they live here: head, often a spouse, children, now and then a parent. */
export function family(chance: Chance, phone: string | null): readonly Inhabitant[] {
  const name = surname(chance)
  const headGender: Gender = chance.percent(62) ? 'MALE' : 'FEMALE'
  const headBorn = 1942 + chance.whole(56)
  const head = person(chance, name, headGender, headBorn, '户主', phone)
  const people = [head]
  if (chance.percent(72)) {
    const gender: Gender = headGender === 'MALE' ? 'FEMALE' : 'MALE'
    people.push(person(chance, surname(chance), gender, headBorn - 3 + chance.whole(7), '配偶'))
  }
  if (headBorn > 1966 && headBorn < 1996 && chance.percent(70)) {
    const boy = chance.percent(52)
    people.push(person(chance, name, boy ? 'MALE' : 'FEMALE', headBorn + 25 + chance.whole(8), boy ? '子' : '女'))
  }
  if (headBorn > 1962 && headBorn < 1985 && chance.percent(12)) {
    people.push(person(chance, name, chance.percent(40) ? 'MALE' : 'FEMALE', headBorn - 27, '父母'))
  }
  return people
}

function person(
  chance: Chance,
  family: string,
  gender: Gender,
  born: number,
  relation: string,
  phone: string | null = null,
): Inhabitant {
  const day = [1 + chance.whole(12), 1 + chance.whole(28)].map((part) => String(part).padStart(2, '0')).join('-')
  // Nobody is born after the register was taken over
  const birthDate = `${Math.min(born, 2024)}-${day}`
  return { name: fullName(chance, family, gender), gender, birthDate, phone, relation }
}
