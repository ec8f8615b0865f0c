/** A route profile that is open for port-ins, as the choice of a port shows it. */
export interface Recipient {
  profile: number;
  carrier: number;
  /** Where its first rule leads, for telling profiles of one carrier apart. */
  leadsTo: string | null;
}
