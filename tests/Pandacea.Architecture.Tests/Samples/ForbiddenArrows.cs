// Types that break the arrow rules on purpose, so that a test can see each rule bite.
#pragma warning disable IDE0161, SA1402
namespace Samples.Sdk
{
    internal sealed class Client
    {
        public static Task<int> CountAsync() => Task.FromResult(1);
    }
}

namespace Samples.Verdict
{
    internal sealed class PeeksAtTheSdkInALambda
    {
        public static Func<object> Factory => () => new Sdk.Client();
    }

    internal sealed class PeeksAtTheSdkInAnAsyncMethod
    {
        public static async Task<int> CountAsync() => await Sdk.Client.CountAsync();
    }

    internal sealed class KeepsTheSdkInAField
    {
        public List<Sdk.Client> Clients { get; } = [];
    }
}

namespace Samples.Drills.Verifying
{
    internal sealed class AsksTheSdk
    {
        public object Client { get; } = new Sdk.Client();
    }
}

namespace Samples.Drills.Workloads
{
    internal sealed class MayUseTheSdk
    {
        public object Client { get; } = new Sdk.Client();
    }
}

namespace Samples.Drills.Running
{
    internal sealed class UsesNothing
    {
        public object Name { get; } = "Samples.Sdk.Client";
    }
}
