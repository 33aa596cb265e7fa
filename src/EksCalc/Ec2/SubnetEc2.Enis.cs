using System.Diagnostics.CodeAnalysis;

namespace EksCalc.Ec2;

/// <content>ENIs: created, attached, detached, deleted.</content>
internal sealed partial class SubnetEc2
{
    /// <inheritdoc/>
    public Ec2Answer Create(Ec2Subnet subnet, int count, CidrKind kind, long now, out Ec2Eni? eni)
    {
        ArgumentNullException.ThrowIfNull(subnet);
        eni = null;
        if (Refusal(Ec2Call.CreateNetworkInterface, now) is { } error)
            return new Ec2Answer(error);
        var prefixes = kind == CidrKind.Prefix ? count : 0;
        var addresses = kind == CidrKind.Address ? count : 0;
        if (!subnet.HasRoom(1 + addresses, prefixes))
            return new Ec2Answer(prefixes > 0 && subnet.HasRoom(1, 0) ? Ec2Errors.NoPrefixes : Ec2Errors.NoAddresses);
        if (!TryCreate(subnet, isTrunk: false, out eni) || (kind != CidrKind.Ipv6Prefix && !TryGive(eni, count, kind, out _)))
        {
            // Over a map the primary address may have taken the place of the last prefix.
            if (eni is not null)
                Remove(eni);
            eni = null;
            return new Ec2Answer(prefixes > 0 ? Ec2Errors.NoPrefixes : Ec2Errors.NoAddresses);
        }

        return new Ec2Answer(null);
    }

    /// <inheritdoc/>
    public Ec2Answer Attach(Ec2Eni eni, int card, long now)
    {
        ArgumentNullException.ThrowIfNull(eni);
        if (Refusal(Ec2Call.AttachNetworkInterface, now) is { } error)
            return new Ec2Answer(error);
        if (slotsTaken[card] >= MaxEnis)
            return new Ec2Answer(Ec2Errors.CardFull);
        TakeSlot(eni, card, now + AttachLatency);
        return new Ec2Answer(null, AttachLatency);
    }

    /// <inheritdoc/>
    public Ec2Answer Detach(Ec2Eni eni, long now)
    {
        ArgumentNullException.ThrowIfNull(eni);
        if (Refusal(Ec2Call.DetachNetworkInterface, now) is { } error)
            return new Ec2Answer(error);
        FreeSlot(eni);
        return new Ec2Answer(null);
    }

    /// <inheritdoc/>
    public Ec2Answer Delete(Ec2Eni eni, long now)
    {
        ArgumentNullException.ThrowIfNull(eni);
        if (Refusal(Ec2Call.DeleteNetworkInterface, now) is { } error)
            return new Ec2Answer(error);
        Remove(eni);
        return new Ec2Answer(null);
    }

    /// <inheritdoc/>
    public bool HasRoomForTrunk(Ec2Subnet subnet)
    {
        ArgumentNullException.ThrowIfNull(subnet);
        return slotsTaken[0] < MaxEnis && subnet.HasRoom(1, 0);
    }

    /// <inheritdoc/>
    public bool TryAttachTrunk(Ec2Subnet subnet, long now, out Ec2Eni? eni)
    {
        eni = null;
        if (!HasRoomForTrunk(subnet) || !TryCreate(subnet, isTrunk: true, out eni))
            return false;
        TakeSlot(eni, 0, now);
        return true;
    }

    /// <inheritdoc/>
    public void Terminate(long now)
    {
        for (var index = enis.Count - 1; index >= 0; index--)
        {
            if (enis[index].TakesSlot)
                Remove(enis[index]);
        }
    }

    private bool TryCreate(Ec2Subnet subnet, bool isTrunk, [NotNullWhen(true)] out Ec2Eni? eni)
    {
        eni = null;
        if (!subnet.TryTake(CidrKind.Address, forEni: true, out var place))
            return false;
        Count(subnet, 1);
        eni = new Ec2Eni(nextEni++, subnet) { Place = place, IsTrunk = isTrunk };
        enis.Add(eni);
        return true;
    }

    private void TakeSlot(Ec2Eni eni, int card, long from)
    {
        (eni.Card, eni.TakesSlot, eni.AttachedFrom) = (card, true, from);
        slotsTaken[card]++;
    }

    private void FreeSlot(Ec2Eni eni)
    {
        if (!eni.TakesSlot)
            return;
        slotsTaken[eni.Card]--;
        (eni.TakesSlot, eni.AttachedFrom) = (false, Ec2Eni.Never);
    }

    private void Remove(Ec2Eni eni)
    {
        FreeSlot(eni);
        while (eni.Count > 0)
            TakeBack(eni, eni[eni.Count - 1].Number);

        eni.Subnet.Give(CidrKind.Address, eni.Place);
        Count(eni.Subnet, -1);
        enis.Remove(eni);
    }
}
