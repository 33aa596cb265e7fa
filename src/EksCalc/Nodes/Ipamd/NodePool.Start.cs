using System.Runtime.CompilerServices;
using EksCalc.Ec2;

namespace EksCalc.Nodes.Ipamd;

/// <content>
/// Initialisation: ipamd takes what is attached into its store, restores pods from its checkpoint, gives back what another mode or
/// tag left, and lets the pool grow once.
/// </content>
internal sealed partial class NodePool
{
    private const int EniTries = 6;
    private const long EniRetry = 10_000;
    private const int DescribeTries = 12;
    private const long DescribeRetryStep = 10;

    private readonly List<Ec2Eni> metadata = [];
    private int starts;
    private bool restored;

    private void Start()
    {
        if (starts++ > 0)
            stores = MakeStores();
        first = stores[0];
        JudgeLife();
        looksForTrunk = rules.TrunkAt is not null && !trunkAttached;
        start = now;
        (acted, outOfStep) = (false, false);
        (lastShrink, lastShortage, lastAction) = (PoolRules.LongAgo, PoolRules.LongAgo, PoolRules.LongAgo);
        Run(StartAsync());
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask StartAsync()
    {
        var knowsMaxPods = false;
        var error = await FindEnisAsync();
        if (error is null)
        {
            RestorePods();
            CleanUpExcluded();
            GiveBackOtherKind();
            SetSecurityGroups();
            knowsMaxPods = true;
            AskForTrunk();
            error = rules.Ipv6 ? await MakeFurtherCardsAsync() : await GrowOnceAsync();
        }

        Config = rules.Config(knowsMaxPods);
        if (error is null)
            Begin();
        else
            Exit(error);
    }

    private void Begin()
    {
        (InitError, Initialised) = (null, true);
        if (rules.Ipv6)
            Wait(0, rules.PodEni && first.TrunkPosition < 0 ? Phase.LookForTrunkEni : Phase.Idle);
        else
            Wait(PoolRules.HalfPeriod, Phase.Tick);
        if (phase == Phase.Idle)
            due = Never;

        // An ENI that an ipamd before had asked for may come later.
        outOfStep = !AgreesWithEc2();
        observer?.Over(this, StepCause.Init, 0);
    }

    private void Exit(string error)
    {
        InitError = error;
        if (setup.RestartAfterInitError is { } pause)
            Wait(PoolRules.Milliseconds(pause), Phase.Start);
        else
            (phase, due) = (Phase.Stopped, Never);
        SaveCheckpoint();
        observer?.Over(this, StepCause.Init, 0);
    }

    /// <returns>Why ipamd exits; null if it goes on.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<string?> FindEnisAsync()
    {
        if (await DescribeEnisAsync() is { } refused)
            return $"ipamd init: failed to retrieve attached ENIs info: api error {refused}: ";
        ec2.ReadMetadata(now, metadata);
        metadata.RemoveAll(eni => eni.Card >= stores.Length);
        if (rules.Ipv6 && await PrimaryIsExcludedAsync() is { } isExcluded)
        {
            if (isExcluded.Error is not null)
                return isExcluded.Error;
            metadata.RemoveAll(eni => eni.Number == 0);
        }

        foreach (var eni in metadata.ToArray())
        {
            if (!eni.IsTrunk && await TagAsync(eni) is { } untagged)
                return $"ipamd init: failed to tag managed ENI eni-{eni.Number}: api error {untagged}: ";
            for (var left = EniTries; !await SetUpAsync(eni) && --left > 0;)
                await Sleep(EniRetry);
        }

        return null;
    }

    /// <summary>Asks EC2 about all attached ENIs.</summary>
    /// <returns>The last try's error; null if one succeeded.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<string?> DescribeEnisAsync()
    {
        for (var tries = 0; ; tries++)
        {
            Call(Ec2Call.DescribeNetworkInterfaces);
            if (ec2.Ask(Ec2Call.DescribeNetworkInterfaces, now).Error is not { } error)
                return null;
            observer?.Acted(this, new NodeTraceAct(ActKind.Call, At) { Call = Ec2Call.DescribeNetworkInterfaces, Error = error });
            await Sleep(tries * DescribeRetryStep);
            if (tries + 1 == DescribeTries)
                return error;
        }
    }

    /// <summary>The security groups of the ENIs are not ipamd's business where pods use other subnets.</summary>
    private void SetSecurityGroups()
    {
        if (rules.CustomNetworking)
            return;
        foreach (var store in stores)
        {
            for (var rank = 0; rank < store.EniCount; rank++)
                Ask(Ec2Call.ModifyNetworkInterfaceAttribute, store.Eni(store.PositionOf(rank)));
        }
    }

    /// <returns>Why ipamd exits; null if it goes on.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<string?> GrowOnceAsync()
    {
        for (var cards = LowCards(); cards != 0;)
        {
            var store = NextCard(ref cards);
            if (!await GrowAsync(store))
                return "error while trying to increase datastore pool";

            // Whatever the settings, a pool that custom networking leaves empty is taken for a mistake in them (R23b).
            if (rules.CustomNetworking && store.UsableAddresses == 0)
                return "Failed to attach any ENIs for custom networking";
        }

        return null;
    }
}
