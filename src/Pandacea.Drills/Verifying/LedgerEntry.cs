using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pandacea.Drills.Verifying;

/// <summary>An entry of the privacy ledger.</summary>
/// <param name="Seq">Its number.</param>
/// <param name="At">When, Unix milliseconds.</param>
/// <param name="Signer">Whose budget.</param>
/// <param name="JobId">For which job.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Amount">In units of 1e-12.</param>
/// <param name="Hash">SHA-256 over the hash of the entry before it and this one.</param>
internal sealed record LedgerEntry(long Seq, long At, string Signer, string JobId, string Kind, long Amount, string Hash)
{
    /// <summary>Computes the chain of hashes anew.</summary>
    /// <returns>What is wrong; null: nothing.</returns>
    public static string? Problem(IReadOnlyList<LedgerEntry> entries)
    {
        var before = new string('0', 64);
        foreach (var (index, entry) in entries.Index())
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{before}\n{entry.Seq}\n{entry.At}\n{entry.Signer}\n{entry.JobId}\n{entry.Kind}\n{entry.Amount}");
            before = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
            if (entry.Seq != index + 1 || entry.Hash != before)
            {
                return string.Create(CultureInfo.InvariantCulture, $"entry {index + 1} is missing or was changed");
            }
        }

        return null;
    }
}
