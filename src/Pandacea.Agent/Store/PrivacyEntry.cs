namespace Pandacea.Agent.Store;

/// <summary>An entry of the privacy ledger.</summary>
/// <param name="Seq">Its number, from 1 without gaps.</param>
/// <param name="At">When.</param>
/// <param name="Signer">Whose budget.</param>
/// <param name="JobId">For which job.</param>
/// <param name="Kind"><c>reserve</c>, <c>charge</c>, <c>release</c> or <c>refund</c>.</param>
/// <param name="Amount">In <see cref="PrivacyUnits"/>.</param>
/// <param name="Hash">SHA-256 over the hash of the entry before it and this one.</param>
public sealed record PrivacyEntry(long Seq, DateTimeOffset At, string Signer, string JobId, string Kind, long Amount, string Hash)
{
    /// <summary>Set aside at acceptance.</summary>
    public const string Reserve = "reserve";

    /// <summary>Spent, at the first start.</summary>
    public const string Charge = "charge";

    /// <summary>Given back: the job ended without having begun.</summary>
    public const string Release = "release";

    /// <summary>Given back after it was charged: the job ended, and certainly nobody had begun with it.</summary>
    public const string Refund = "refund";
}
