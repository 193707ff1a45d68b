using System.Net.Http.Headers;
using System.Text;
using Pandacea.Drills.Definition;
using Pandacea.Faults.Catalog;
using Pandacea.Faults.Control;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Running;

/// <summary>Lets the proxy's message stage start before anything is measured: its first requests are slow, and that would be
/// counted as the backoff of a client. Uses a method that nobody calls.</summary>
public static class InjectorWarmUp
{
    private const string Method = "pandacea_warmUp";
    private const int Requests = 30;
    private const int NoWindow = -1;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Injects and lifts the first message fault of the plan, limited to a method of its own, and calls that.</summary>
    public static async Task RunAsync(IFaultControl faults, string lease, DrillPlan plan, DrillTarget target, CancellationToken cancellationToken)
    {
        if (plan.Run.Windows.FirstOrDefault(IsMessageFault) is not { } window)
        {
            return;
        }

        var id = lease + "-warmUp";
        await faults.InjectAsync(new FaultRequest(id, lease, window.On, window.Type, window.Attributes, 100, Method, plan.Seed, NoWindow), cancellationToken).ConfigureAwait(false);
        try
        {
            using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = Patience };
            for (var request = 0; request < Requests; request++)
            {
                await CallAsync(http, window.On == Dependencies.Ipfs ? target.Ipfs! : target.Evm, request % 2 == 0 ? Method : "eth_chainId", cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            await faults.LiftAsync(id, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private static bool IsMessageFault(PlannedWindow window) =>
        FaultCatalog.All.Any(fault => fault.Name == window.Type && fault.Stage == FaultStage.Message);

    private static async Task CallAsync(HttpClient http, Uri target, string method, CancellationToken cancellationToken)
    {
        var body = $$"""{"jsonrpc":"2.0","id":1,"method":"{{method}}","params":[]}""";
        using var content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        try
        {
            using var answer = await http.PostAsync(target, content, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is HttpRequestException || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // Nothing is measured yet; a target that does not answer shows in the steady state.
        }
    }
}
