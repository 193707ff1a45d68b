using System.Runtime.CompilerServices;
using Pandacea.Sdk;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Drills.Tests.Support;

/// <summary>An error of the SDK, which only the SDK itself can make.</summary>
internal static class SdkTrouble
{
    public static PandaceaException Of(bool mayHaveTakenEffect)
    {
        var error = (CircuitOpenException)RuntimeHelpers.GetUninitializedObject(typeof(CircuitOpenException));
        typeof(PandaceaException).GetProperty(nameof(PandaceaException.MayHaveTakenEffect))!.SetValue(error, mayHaveTakenEffect);
        return error;
    }
}
