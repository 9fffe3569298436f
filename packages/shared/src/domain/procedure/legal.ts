/** Conclusions a legal adviser can reach (domain.md §7.8 LegalOpinion). */
export const legalConclusion = ['NO_OBJECTION', 'OBJECTION', 'REVISE'] as const
