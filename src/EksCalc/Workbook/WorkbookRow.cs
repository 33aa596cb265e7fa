namespace EksCalc.Workbook;

/// <summary>
/// One computed row of a sheet's table. Cell references are those of the first row, 23; where the sheets differ, that of
/// <c>WarmENI</c> comes first. Columns that only repeat another one (O of <c>WarmENI</c>, N of <c>WarmIP</c>) are left out.
/// </summary>
public sealed record WorkbookRow
{
    /// <summary>A23, as given.</summary>
    public string? InstanceType { get; init; }

    /// <summary>B23, as given.</summary>
    public double? Count { get; init; }

    /// <summary>C23, as given.</summary>
    public double? PodsPerNode { get; init; }

    /// <summary>D23, "Max ENIs per Instance (PI)", looked up in sheet <c>maxENI</c>. Wrong: nothing keeps to it (R11).</summary>
    public required WorkbookCell MaxEnis { get; init; }

    /// <summary>E23, "IPs per ENI PI", looked up in sheet <c>maxENI</c>: the ENI's primary address included.</summary>
    public required WorkbookCell IpsPerEni { get; init; }

    /// <summary>F23, "Max Pods PI", looked up in sheet <c>maxPods</c>. Wrong: nothing keeps to it (R11).</summary>
    public required WorkbookCell MaxPods { get; init; }

    /// <summary>G23, "Max IPv4 PI": D x E. Nothing reads it.</summary>
    public required WorkbookCell MaxIpv4 { get; init; }

    /// <summary>
    /// H23, "Raw ENIs needed PI": C / E. Wrong: an ENI's primary address serves no pod, so it is to be divided by E - 1 (R11);
    /// daemon-set pods are left out.
    /// </summary>
    public required WorkbookCell RawEnis { get; init; }

    /// <summary>I23, "in use ENIs PI": H rounded up. Wrong as H is; and 0 for a node without pods, which has its primary ENI.</summary>
    public required WorkbookCell InUseEnis { get; init; }

    /// <summary>J23, "with warm ENI PI": I + <c>WARM_ENI_TARGET</c>; null on <c>WarmIP</c>. Wrong: may pass the type's limit D (R11).</summary>
    public WorkbookCell? WithWarmEnis { get; init; }

    /// <summary>K23 and J23, "Actual IPs PI": C + B14. Wrong: host-network pods take no address of their own (R11).</summary>
    public required WorkbookCell ActualIps { get; init; }

    /// <summary>
    /// L23 and K23, "Used IPs PI": E x (J on <c>WarmENI</c>, I on <c>WarmIP</c>) + B14. Wrong: host-network pods take no
    /// address of their own (R11), and WARM_IP_TARGET assigns single addresses, not whole ENIs (R20).
    /// </summary>
    public required WorkbookCell UsedIps { get; init; }

    /// <summary>
    /// L23 of <c>WarmIP</c>, "Warm ENIs Needed": 1 where K - J is less than <c>WARM_IP_TARGET</c>, else 0; null on <c>WarmENI</c>.
    /// Wrong: a large target can need more than one ENI (R20).
    /// </summary>
    public WorkbookCell? WarmEnisNeeded { get; init; }

    /// <summary>M23 of <c>WarmIP</c>, "in use ENIs PI -": I + L; null on <c>WarmENI</c>.</summary>
    public WorkbookCell? InUseEnisWithWarm { get; init; }

    /// <summary>O23 of <c>WarmIP</c>, "Used IPs PI -": M x E; null on <c>WarmENI</c>. Wrong: no total reads it.</summary>
    public WorkbookCell? UsedIpsWithWarm { get; init; }

    /// <summary>M23 and P23, "Total Pods PI", "Total Pods": C x B.</summary>
    public required WorkbookCell TotalPods { get; init; }

    /// <summary>N23 and Q23, "IPs Total": <see cref="UsedIps"/> x B. Wrong on <c>WarmIP</c>: the column with the warm target is O.</summary>
    public required WorkbookCell TotalIps { get; init; }
}
