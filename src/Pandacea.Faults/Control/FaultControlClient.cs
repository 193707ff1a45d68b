using System.Net;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Pandacea.Faults.Events;
using Pandacea.Hosting;
using Pandacea.Protocol;

namespace Pandacea.Faults.Control;

/// <summary>The runner's end of the control API.</summary>
/// <param name="control">Its address.</param>
/// <param name="handler">Sends the requests; stays the caller's.</param>
/// <param name="time">Paces questions about what takes longer.</param>
public sealed class FaultControlClient(Uri control, HttpMessageHandler handler, TimeProvider time) : IFaultControl, IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly HttpClient _http = new(handler, disposeHandler: false) { BaseAddress = control, Timeout = Timeout.InfiniteTimeSpan };

    private int Offset => ServicePorts.OffsetOf(control.Port);

    /// <inheritdoc />
    public async Task<string> AcquireLeaseAsync(TimeSpan ttl, string owner, CancellationToken cancellationToken)
    {
        var body = JsonContent.Create(new LeaseBody(owner, (long)ttl.TotalMilliseconds), options: Json);
        using var response = await SendAsync(HttpMethod.Post, "leases", body, cancellationToken).ConfigureAwait(false);
        var lease = await response.Content.ReadFromJsonAsync<LeaseBody>(Json, cancellationToken).ConfigureAwait(false);
        return lease!.Id!;
    }

    /// <inheritdoc />
    public async Task RenewLeaseAsync(string lease, CancellationToken cancellationToken)
        => (await SendAsync(HttpMethod.Put, $"leases/{Uri.EscapeDataString(lease)}", null, cancellationToken).ConfigureAwait(false)).Dispose();

    /// <inheritdoc />
    public async Task ReleaseLeaseAsync(string lease, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(HttpMethod.Delete, $"leases/{Uri.EscapeDataString(lease)}", null, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.Accepted)
        {
            foreach (var fault in (await ListAsync(cancellationToken).ConfigureAwait(false)).Where(each => each.Kind == "fault" && each.Lease == lease))
            {
                await GoneAsync(fault.Id, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <inheritdoc />
    public async Task InjectAsync(FaultRequest request, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(HttpMethod.Post, "faults", JsonContent.Create(request, options: Json), cancellationToken).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.Accepted && !await SettledAsync(request.Id, FaultStates.Injecting, cancellationToken).ConfigureAwait(false))
        {
            throw new FaultControlException(500, $"fault {request.Id} could not be applied", "Look at the logs of the stack.");
        }
    }

    /// <inheritdoc />
    public async Task LiftAsync(string faultId, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(HttpMethod.Delete, $"faults/{Uri.EscapeDataString(faultId)}", null, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.Accepted)
        {
            await GoneAsync(faultId, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<ActiveFault>> ListAsync(CancellationToken cancellationToken)
    {
        using var response = await SendAsync(HttpMethod.Get, "faults", null, cancellationToken).ConfigureAwait(false);
        return (await response.Content.ReadFromJsonAsync<List<ActiveFault>>(Json, cancellationToken).ConfigureAwait(false))!;
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<InjectorEvent> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var response = await SendAsync(HttpMethod.Get, "events", null, cancellationToken).ConfigureAwait(false);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false));
        while (await ReadAsync(lines, cancellationToken).ConfigureAwait(false) is { } happened)
        {
            yield return happened;
            if (happened is WatchOverflowed)
            {
                yield break;
            }
        }

        throw new FaultControlException(0, "the injector closed the stream of events", $"Look whether the stack is still running: `{StackCommand.Of("status", Offset)}`.");
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private static async Task<InjectorEvent?> ReadAsync(StreamReader lines, CancellationToken cancellationToken)
    {
        try
        {
            return await lines.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { Length: > 0 } line
                ? JsonSerializer.Deserialize<InjectorEvent>(line, Json) : null;
        }
        catch (Exception error) when (error is IOException or JsonException or HttpRequestException)
        {
            return null;
        }
    }

    private Task GoneAsync(string id, CancellationToken cancellationToken) => SettledAsync(id, null, cancellationToken);

    /// <summary>Waits until the fault is out of <paramref name="state"/> (null: until it is gone); false if it is gone.</summary>
    private async Task<bool> SettledAsync(string id, string? state, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                using var response = await SendAsync(HttpMethod.Get, $"faults/{Uri.EscapeDataString(id)}", null, cancellationToken).ConfigureAwait(false);
                var fault = await response.Content.ReadFromJsonAsync<ActiveFault>(Json, cancellationToken).ConfigureAwait(false);
                if (state is not null && fault!.State != state)
                {
                    return true;
                }
            }
            catch (FaultControlException error) when (error.Status == (int)HttpStatusCode.NotFound)
            {
                return false;
            }

            await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        HttpResponseMessage response;
        try
        {
            response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
                .WaitAsync(Patience, time, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (NetworkFailure.Is(error, cancellationToken))
        {
            throw new FaultControlException(0, $"the injector at {control} does not answer ({error.Message})", $"Start the stack with `{StackCommand.Of("up", Offset)}`.", error);
        }

        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw await RefusedAsync(response, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<FaultControlException> RefusedAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            var error = await response.Content.ReadFromJsonAsync<ErrorBody>(Json, cancellationToken).ConfigureAwait(false);
            return new((int)response.StatusCode, error!.Error, error.Remedy ?? "");
        }
        catch (JsonException)
        {
            return new((int)response.StatusCode, $"the injector answered {(int)response.StatusCode}", "Look whether something else holds its port.");
        }
    }
}
