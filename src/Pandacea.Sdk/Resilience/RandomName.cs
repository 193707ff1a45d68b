using System.Security.Cryptography;

namespace Pandacea.Sdk.Resilience;

/// <summary>Names that no other process has.</summary>
internal static class RandomName
{
    public static string New() => RandomNumberGenerator.GetHexString(12, lowercase: true);
}
