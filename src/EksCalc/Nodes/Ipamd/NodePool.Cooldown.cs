namespace EksCalc.Nodes.Ipamd;

/// <content>
/// Addresses in cooldown. The cooldown is the same for all, so they come free in the order in which pods gave them
/// back: one queue, in an array that grows to the most that ever cool at once.
/// </content>
public sealed partial class NodePool
{
    private (long Since, int Slot, int Cidr)[] cooldowns = new (long, int, int)[64];
    private int firstCooldown;
    private int cooldownCount;
    private int coolingCount;

    private void QueueCooldown(int slot)
    {
        if (cooldownCount == cooldowns.Length)
        {
            var wider = new (long, int, int)[cooldowns.Length * 2];
            for (var index = 0; index < cooldownCount; index++)
                wider[index] = cooldowns[(firstCooldown + index) & (cooldowns.Length - 1)];
            (cooldowns, firstCooldown) = (wider, 0);
        }

        cooldowns[(firstCooldown + cooldownCount) & (cooldowns.Length - 1)] = (now, slot, cidrs[slot]);
        cooldownCount++;
    }

    /// <summary>An address is free again once more than the cooldown has passed (R23).</summary>
    private void EndCooldowns()
    {
        while (cooldownCount > 0 && now - cooldowns[firstCooldown].Since > rules.Cooldown)
        {
            var (_, slot, cidr) = cooldowns[firstCooldown];
            firstCooldown = (firstCooldown + 1) & (cooldowns.Length - 1);
            cooldownCount--;

            // The slot may have been given back in the meantime, and may hold another address or prefix by now.
            if (cidrs[slot] != cidr)
                continue;
            var position = slot / rules.Slots;
            cooling[slot]--;
            coolingOnEni[position]--;
            coolingCount--;
            OfferAddress(position, slot);
        }
    }
}
