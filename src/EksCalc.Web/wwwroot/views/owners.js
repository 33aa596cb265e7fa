// Who has a subnet's addresses, and what a map of them says.
import { say } from "../texts.js";

export const ownersOf = () => ({
  Free: { name: say("Free"), colour: "free" },
  Aws: { name: say("Aws"), colour: "reserved" },
  OtherUser: { name: say("OtherUser"), colour: "others" },
  ControlPlane: { name: say("ControlPlane"), colour: "cooling" },
  EniPrimary: { name: say("EniPrimary"), colour: "primary" },
  Secondary: { name: say("SecondaryOwner"), colour: "assigned" },
  Prefix: { name: say("PrefixOwner"), colour: "prefix" },
  BranchEni: { name: say("BranchEni"), colour: "warm" },
});

/** What a map says. */
export const mapFinding = map => say("mapFinding", map.freeAddresses, map.freePrefixes, Math.round(map.fragmentation * 100));
