using System.Globalization;
using System.Security.Cryptography;

namespace Pandacea.Agent.Leases;

/// <summary>Names proposals: milliseconds first, as in UUIDs of version 7, so that new ones are neighbours in the index; then 26 bytes that nobody can guess.</summary>
internal static class ProposalId
{
    private const int RandomDigits = 52;

    public static string New(DateTimeOffset now) =>
        "0x" + now.ToUnixTimeMilliseconds().ToString("x12", CultureInfo.InvariantCulture) + RandomNumberGenerator.GetHexString(RandomDigits, lowercase: true);
}
