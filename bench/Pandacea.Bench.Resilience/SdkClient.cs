using Microsoft.Extensions.DependencyInjection;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Bench.Resilience;

/// <summary>The same request through a resilience pipeline with default options.</summary>
internal sealed class SdkClient : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddPandaceaResilience().BuildServiceProvider();
    private readonly HttpMessageInvoker _client = new(UpstreamHttp.NewHandler(new ResilienceOptions()));
    private readonly UpstreamPipeline _pipeline;
    private readonly Uri _address;

    public SdkClient(Uri address)
    {
        _address = address;
        _pipeline = _services.GetRequiredService<UpstreamPipelineFactory>().GetOrCreate("evm");
    }

    public async Task CallAsync() =>
        await _pipeline.ExecuteAsync("eth_blockNumber", static (self, attempt, token) => self.SendAsync(attempt, token), this);

    public void Dispose()
    {
        _client.Dispose();
        _services.Dispose();
    }

    private async ValueTask<AttemptResult<byte[]>> SendAsync(AttemptContext attempt, CancellationToken cancellationToken)
    {
        using var message = BareClient.NewRequest(_address);
        UpstreamHttp.Mark(message, attempt);
        using var response = await _client.SendAsync(message, cancellationToken);
        if (HttpFailures.Of(response, TimeProvider.System) is { } failure)
        {
            return failure;
        }

        return await response.Content.ReadAsByteArrayAsync(cancellationToken);
    }
}
