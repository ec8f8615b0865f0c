// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { IERC1271 } from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import { ECDSA } from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

/// @title Whether an account signed a digest
/// @notice By its key first, 65 bytes (r, s, v) or 64 (EIP-2098), then as a contract by ERC-1271: an account that delegates its
/// code by EIP-7702 keeps its key's word. A contract gets bounded gas and is heard for one word, whatever it returns.
/// @dev OpenZeppelin's SignatureChecker asks the contract first and gives it all gas there is.
library Signatures {
    uint256 internal constant CONTRACT_GAS = 100_000;

    /// @notice Whether `signer` signed `digest`; never reverts. What signs must bind all that makes the signature unique, since
    /// one digest may have many signatures.
    /// @param digest a hash (EIP-712), never a value that a caller is free to choose
    /// @param signer the zero address has signed nothing
    function isSignedBy(bytes32 digest, address signer, bytes calldata signature) internal view returns (bool) {
        if (signer == address(0)) return false;
        return _recover(digest, signature) == signer || _confirms(signer, digest, signature);
    }

    /// @dev ERC-1271. An account without code answers nothing, and so does not confirm. The whole word is compared: the identity
    /// precompile, for one, gives the selector back, but with the digest behind it.
    function _confirms(
        address account,
        bytes32 digest,
        bytes calldata signature
    ) private view returns (bool confirmed) {
        bytes memory question = abi.encodeCall(IERC1271.isValidSignature, (digest, signature));
        bytes32 yes = IERC1271.isValidSignature.selector;
        uint256 gasLimit = CONTRACT_GAS;
        assembly ("memory-safe") {
            // In Solidity a call would copy all that comes back, at our cost; here 32 bytes are the most.
            let answered := staticcall(gasLimit, account, add(question, 0x20), mload(question), 0x00, 0x20)
            confirmed := and(and(answered, gt(returndatasize(), 0x1f)), eq(mload(0x00), yes))
        }
    }

    /// @dev The zero address where the signature is no key's: another length, a high s, no point of the curve.
    function _recover(bytes32 digest, bytes calldata signature) private pure returns (address key) {
        if (signature.length == 65) (key, , ) = ECDSA.tryRecoverCalldata(digest, signature);
        if (signature.length == 64) {
            (key, , ) = ECDSA.tryRecover(digest, bytes32(signature[:32]), bytes32(signature[32:]));
        }
    }
}
